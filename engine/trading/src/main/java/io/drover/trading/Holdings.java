package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What is or was held of each configured instrument. */
final class Holdings {
    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Map<String, Instrument> bySymbol = new HashMap<>();
    private final Map<InstrumentId, Holding> holdings = new HashMap<>();
    private List<Holding> held = List.of();
    private boolean changed;

    Holdings(SortedMap<InstrumentId, Instrument> instruments) {
        this.instruments = instruments;
        instruments.values().forEach(i -> bySymbol.put(i.id().toString(), i));
    }

    Holding of(InstrumentId id) {
        return holdings.computeIfAbsent(id, key -> new Holding(instrument(key)));
    }

    /** As {@link #of(InstrumentId)}, of an id as rules write it. */
    Holding of(String symbol) {
        Instrument known = bySymbol.get(symbol);
        return of(known == null ? InstrumentId.parse(symbol) : known.id());
    }

    /** Those that are not flat, by instrument. */
    List<Holding> positions() {
        if (changed) {
            held = byInstrument().filter(h -> !h.isFlat()).toList();
            changed = false;
        }
        return held;
    }

    private Stream<Holding> byInstrument() {
        return holdings.values().stream()
                .sorted(Comparator.comparing(h -> h.instrument().id()));
    }

    /** A quantity changed. */
    void changed() {
        changed = true;
    }

    boolean isHeld(InstrumentId id) {
        Holding holding = holdings.get(id);
        return holding != null && !holding.isFlat();
    }

    Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    boolean isConfigured(InstrumentId id) {
        return instruments.containsKey(id);
    }

    Instrument instrument(InstrumentId id) {
        return Optional.ofNullable(instruments.get(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "instrument %s is not configured.\nMaybe add it to instruments.yaml.".formatted(id)));
    }

    /** Without those that somebody only looked at. */
    List<StateImage.Held> image() {
        return byInstrument().filter(h -> !h.isUntouched()).map(Holding::image).toList();
    }

    void restore(List<StateImage.Held> image) {
        image.forEach(h -> of(h.instrument()).restore(h));
        changed();
    }
}
