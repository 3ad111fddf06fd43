package io.drover.report;

import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.Mode;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the report is about and how far it can be trusted.
 *
 * @param ending how trading ended, and since when and why it is stopped where it is
 * @param tradingState of the whole account at the end of the period
 * @param restriction since when and why the whole account does not trade freely at the end of the period
 * @param mode of the last run
 * @param account account id
 * @param currency account currency: unit of all money that names no other
 * @param from first record of the period, UTC
 * @param to last record of the period, UTC
 * @param records number of records in the period
 * @param runs runs that touch the period
 * @param ruleSets hashes of the rule sets in force, in order of first use
 * @param configs hashes of the configurations, in order of first use
 * @param verification what the check of the chain found
 * @param decisionHash over the deterministic records of the journal
 * @param chainHead hash of its last record
 * @param notes what the reader must know of these numbers
 */
public record Header(
        String ending,
        TradingState tradingState,
        Optional<Restriction> restriction,
        Optional<Mode> mode,
        String account,
        Currency currency,
        Optional<Instant> from,
        Optional<Instant> to,
        long records,
        List<Run> runs,
        List<String> ruleSets,
        List<String> configs,
        ReportContext.Verification verification,
        String decisionHash,
        String chainHead,
        List<String> notes) {
    public Header {
        runs = List.copyOf(runs);
        ruleSets = List.copyOf(ruleSets);
        configs = List.copyOf(configs);
        notes = List.copyOf(notes);
    }

    /**
     * The worst cause in force that reaches the whole account.
     *
     * @param since when it came into force, UTC
     * @param state it led to
     * @param scope how far it reaches
     * @param cause its id
     * @param control whose limit was broken, where one was
     * @param code of that control
     * @param reason for people
     * @param by rule, engine or operator
     */
    public record Restriction(
            Instant since,
            TradingState state,
            Scope scope,
            String cause,
            Optional<Control> control,
            Optional<String> code,
            String reason,
            String by) {
        /** One sentence for people, without its full stop. */
        @Override
        public String toString() {
            String broken = control.map(c -> " (" + c + " " + c.code() + ")").orElse("");
            return "%s since %s UTC, by %s: %s%s".formatted(state, Figures.time(since), by, reason, broken);
        }
    }

    /**
     * One run of the program.
     *
     * @param epoch its number
     * @param mode of it
     * @param build version of the program
     * @param startedAt first record, UTC
     * @param endedAt of an orderly end, UTC
     * @param reason of its end, "" while none is recorded
     */
    public record Run(
            long epoch, Mode mode, String build, Instant startedAt, Optional<Instant> endedAt, String reason) {}
}
