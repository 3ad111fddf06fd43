package io.drover.research;

/** What became of one variant of a sweep. */
public sealed interface VariantOutcome {
    Variant variant();

    <R> R match(Cases<R> cases);

    /** Its backtest ran to its end. */
    record Done(Variant variant, BacktestResult result) implements VariantOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done(this);
        }
    }

    /**
     * It could not be run, or not to its end; the others are not affected.
     *
     * @param reason for people
     */
    record Failed(Variant variant, String reason) implements VariantOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }

    /** The sweep was cancelled before its turn came. */
    record NotRun(Variant variant) implements VariantOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notRun(this);
        }
    }

    /** One method per kind. */
    interface Cases<R> {
        R done(Done outcome);

        R failed(Failed outcome);

        R notRun(NotRun outcome);
    }
}
