package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** Reads canonical JSON of one value. One thread. */
final class JsonIn {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final JsonParser parser;
    private final CycleMemory base;

    JsonIn(byte[] bytes, int from, int to, CycleMemory base) throws IOException {
        this.parser = JSON.createParser(bytes, from, to - from);
        this.base = base;
        parser.nextToken();
    }

    CycleMemory base() {
        return base;
    }

    /** The token that stands before the reader. */
    boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    /** Steps over a token that must be there. */
    void skip(JsonToken token) throws IOException {
        if (parser.currentToken() != token) {
            throw wrong("expected " + token);
        }
        parser.nextToken();
    }

    /** The name of the next field, stepping over it. */
    String field() throws IOException {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            throw wrong("expected a field");
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong("expected a text");
        }
        String text = parser.getText();
        parser.nextToken();
        return text;
    }

    long integer() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrong("expected a whole number");
        }
        long value = parser.getLongValue();
        parser.nextToken();
        return value;
    }

    /** A whole number from 0 and below a bound. */
    int index(int bound) throws IOException {
        long value = integer();
        if (value < 0 || value >= bound) {
            throw wrong("index %d is not below %d".formatted(value, bound));
        }
        return (int) value;
    }

    double real() throws IOException {
        double value = at(JsonToken.VALUE_STRING) ? Double.parseDouble(parser.getText()) : parser.getDoubleValue();
        parser.nextToken();
        return value;
    }

    boolean truth() throws IOException {
        boolean value = parser.getBooleanValue();
        parser.nextToken();
        return value;
    }

    /** Nothing may follow. */
    void end() throws IOException {
        if (parser.currentToken() != null) {
            throw wrong("expected nothing more");
        }
    }

    IOException wrong(String expectation) throws IOException {
        return new IOException("column %d: %s, found %s %s."
                .formatted(
                        parser.currentTokenLocation().getColumnNr(),
                        expectation,
                        parser.currentToken(),
                        parser.getText()));
    }
}
