package io.drover.rulebook;

import io.drover.decision.Draft;

/** What a rule asks for, complete only once its consequence has run to its end. */
@FunctionalInterface
interface Asking {
    Draft finish();
}
