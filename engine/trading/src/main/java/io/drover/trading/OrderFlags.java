package io.drover.trading;

import io.drover.journal.StateImage.Flag;
import io.drover.model.OrdStatus;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is true of an order beside its fills and its end. */
final class OrderFlags {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    void set(Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }

    /** Neither a cancel nor a replacement is under way any more. */
    void changeEnded() {
        flags.removeAll(EnumSet.of(Flag.CANCEL_PENDING, Flag.REPLACE_PENDING));
    }

    /** Status of an order that has not ended. */
    OrdStatus openStatus(boolean partlyFilled) {
        if (has(Flag.UNKNOWN) || has(Flag.QUARANTINED)) {
            return OrdStatus.UNKNOWN;
        }
        if (has(Flag.CANCEL_PENDING)) {
            return OrdStatus.PENDING_CANCEL;
        }
        if (has(Flag.REPLACE_PENDING)) {
            return OrdStatus.PENDING_REPLACE;
        }
        if (partlyFilled) {
            return OrdStatus.PARTIALLY_FILLED;
        }
        return has(Flag.ACKNOWLEDGED) ? OrdStatus.NEW : OrdStatus.PENDING_NEW;
    }

    List<Flag> image() {
        return List.copyOf(flags);
    }

    void restore(Collection<Flag> image) {
        flags.addAll(image);
    }
}
