package io.drover.store.codec;

import java.io.IOException;

/** How values of one type are written and read. */
interface Codec<T> {
    void write(T value, JsonOut out);

    /** Reads one value and steps over it. */
    T read(JsonIn in) throws IOException;
}
