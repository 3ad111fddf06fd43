package io.drover.market.read;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What to do about each kind of defect.
 *
 * @param actions one for every kind
 */
public record DefectPolicy(Map<DefectKind, DefectAction> actions) {
    public DefectPolicy {
        actions = Map.copyOf(actions);
    }

    /** Usual actions: skip what is unusable, flag what is odd, refuse what makes the whole file doubtful. */
    public static DefectPolicy standard() {
        return all(DefectKind::usualAction);
    }

    /** Refuses a file with any defect. */
    public static DefectPolicy strict() {
        return all(kind -> DefectAction.REFUSE);
    }

    /** Refuses nothing: for reports. */
    public static DefectPolicy lenient() {
        return all(kind -> kind.usualAction() == DefectAction.FLAG ? DefectAction.FLAG : DefectAction.SKIP_ROW);
    }

    /** The same but for one kind. */
    public DefectPolicy with(DefectKind kind, DefectAction action) {
        Map<DefectKind, DefectAction> changed = new EnumMap<>(actions);
        changed.put(kind, action);
        return new DefectPolicy(changed);
    }

    public DefectAction of(DefectKind kind) {
        return actions.getOrDefault(kind, DefectAction.REFUSE);
    }

    private static DefectPolicy all(Function<DefectKind, DefectAction> action) {
        return new DefectPolicy(
                Arrays.stream(DefectKind.values()).collect(Collectors.toMap(Function.identity(), action)));
    }
}
