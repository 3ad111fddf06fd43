package io.drover.market.read;

import java.util.ArrayList;
import java.util.List;

/** The defects of one file, and what the policy says about each. */
final class DefectLog {
    private final String file;
    private final DefectPolicy policy;
    private final List<Defect> defects = new ArrayList<>();

    DefectLog(String file, DefectPolicy policy) {
        this.file = file;
        this.policy = policy;
    }

    /** Notes a defect and says whether the row must be left out; throws where the policy refuses. */
    boolean skips(DefectKind kind, long row, String text) {
        DefectAction action = policy.of(kind);
        if (action == DefectAction.REFUSE) {
            throw refusal(kind, row, text);
        }
        defects.add(new Defect(kind, file, row, text));
        return action == DefectAction.SKIP_ROW;
    }

    MarketDataException refusal(DefectKind kind, long row, String text) {
        Defect defect = new Defect(kind, file, row, text);
        defects.add(defect);
        return new MarketDataException(defect, defects);
    }

    String file() {
        return file;
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }
}
