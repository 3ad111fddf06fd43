package io.drover.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Scope;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** JSON with exact decimals as plain numbers, instants as ISO-8601 text, what is absent as {@code null}. */
final class JsonReport {
    private static final ObjectMapper MAPPER = mapper();

    private JsonReport() {}

    static void write(Object value, Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        ObjectWriter writer = MAPPER.writer(printer);
        writer.writeValue(out, value);
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(BigDecimal.class, serializer((value, out) -> out.writeNumber(value.toPlainString())));
        module.addSerializer(Optional.class, new OptionalSerializer());
        List.of(Instant.class, ClOrdId.class, ExecId.class, InstrumentId.class, Currency.class, Scope.class)
                .forEach(type -> asText(module, type));
        return JsonMapper.builder()
                .addModule(module)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    private static <T> void asText(SimpleModule module, Class<T> type) {
        module.addSerializer(type, serializer((value, out) -> out.writeString(value.toString())));
    }

    /** One value to one token. */
    @FunctionalInterface
    private interface Token<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static <T> JsonSerializer<T> serializer(Token<T> token) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                token.write(value, out);
            }
        };
    }

    /** The value itself, or {@code null}. */
    @SuppressWarnings("rawtypes")
    private static final class OptionalSerializer extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }
}
