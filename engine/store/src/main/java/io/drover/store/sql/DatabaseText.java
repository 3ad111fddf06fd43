package io.drover.store.sql;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts as any database can hold them: PostgreSQL knows no NUL, and no encoding knows half a surrogate pair. */
@Converter(autoApply = true)
final class DatabaseText implements AttributeConverter<String, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /** The text as it will come back. */
    static String storable(String text) {
        String whole = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        return new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String stored) {
        return stored;
    }
}
