package io.drover.rulebook;

/** Knowledge bases of a rule set, each fired in a session of its own. */
enum Stage {
    /** Strategy rules: they propose. */
    STRATEGY("strategy"),
    /** Guard rules of concern risk and margin: they judge proposals. */
    JUDGE("guard"),
    /** Guard rules of concern halt: they judge the account. */
    HALT("guard");

    private final String folder;

    Stage(String folder) {
        this.folder = folder;
    }

    /** Folder of its rule files and second part of their packages. */
    String folder() {
        return folder;
    }
}
