package io.drover.app.settings;

import java.util.List;

/**
 * Settings that were read.
 *
 * @param value the record
 * @param effective every single value in force, in the order of the record
 */
public record Bound<T>(T value, List<Effective> effective) {
    public Bound {
        effective = List.copyOf(effective);
    }
}
