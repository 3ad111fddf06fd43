package io.drover.research.simulation;

import io.drover.order.ClientKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One run of the simulation, wholly: what the seed does not decide, the plan says.
 *
 * @param seed of everything that is drawn by lot
 * @param broker what the broker makes of our order ids
 * @param faults by time
 */
public record FaultPlan(long seed, ClientKey broker, List<Fault> faults) {
    /** Faults come in this many seconds after the start. */
    static final int SECONDS = 1200;

    private static final int FEWEST = 3;
    private static final int MOST = 12;

    public FaultPlan {
        faults = faults.stream().sorted(Comparator.comparing(Fault::second)).toList();
    }

    /** Three to twelve faults drawn by lot, of all kinds that this broker can have. */
    public static FaultPlan of(long seed, ClientKey broker) {
        Chance chance = Chance.of(seed, "plan");
        List<FaultKind> kinds = kinds(broker);
        int count = chance.between(FEWEST, MOST);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faults.add(new Fault(chance.between(30, SECONDS), chance.of(kinds), chance.below(1000)));
        }
        return new FaultPlan(seed, broker, faults);
    }

    /**
     * Where the broker keeps no id of ours and gives its own ids twice, nobody could tell two orders apart. The exit that the
     * engine makes of a forgotten stop waits for that stop for ever, so none is drawn; a plan may name one.
     */
    static List<FaultKind> kinds(ClientKey broker) {
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        kinds.remove(FaultKind.STOP_FORGOTTEN);
        if (broker == ClientKey.NONE) {
            kinds.remove(FaultKind.ID_ROLLBACK);
        }
        return List.copyOf(kinds);
    }

    FaultPlan without(Fault fault) {
        List<Fault> rest = new ArrayList<>(faults);
        rest.remove(fault);
        return new FaultPlan(seed, broker, rest);
    }

    /** Lines that {@link #parse} reads back. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed: %d\nbroker: %s\n".formatted(seed, broker));
        faults.forEach(f -> text.append("fault: ").append(f).append('\n'));
        return text.toString();
    }

    /** Reads a plan; blank lines and lines that begin with # are for people. */
    public static FaultPlan parse(String text) {
        long seed = 0;
        ClientKey broker = ClientKey.UNIQUE;
        List<Fault> faults = new ArrayList<>();
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            String value = line.substring(line.indexOf(':') + 1).trim();
            switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
                case "seed" -> seed = Long.parseLong(value);
                case "broker" -> broker = ClientKey.valueOf(value);
                case "fault" -> faults.add(Fault.parse(value));
                default ->
                    throw new IllegalArgumentException(
                            "line (%s) must begin with seed:, broker: or fault:.".formatted(line));
            }
        }
        return new FaultPlan(seed, broker, faults);
    }
}
