package io.drover.app.config;

import io.drover.app.settings.OutOfRangeException;
import io.drover.app.settings.Setting;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code instruments.yaml}: everything that can be traded. */
public record InstrumentSettings(
        @Setting("Instruments by SYMBOL.VENUE.") Map<String, InstrumentRow> instruments) {
    public InstrumentSettings {
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        instruments.keySet().forEach(InstrumentSettings::requireId);
    }

    private static void requireId(String id) {
        try {
            InstrumentId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new OutOfRangeException(
                    "instruments." + id, "must be named SYMBOL.VENUE in capital letters", "write AAPL.XNAS");
        }
    }

    /** All instruments, by id. */
    public SortedMap<InstrumentId, Instrument> all() {
        SortedMap<InstrumentId, Instrument> all = new TreeMap<>();
        instruments.forEach((text, row) -> {
            InstrumentId id = InstrumentId.parse(text);
            all.put(id, row.toInstrument(id));
        });
        return Collections.unmodifiableSortedMap(all);
    }
}
