package io.drover.app.cli;

import io.drover.decision.Decision;
import io.drover.journal.JournalRecord;
import io.drover.report.Explanation;
import io.drover.report.Period;
import io.drover.report.ReportData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover explain}: why an order was made or refused, or why nothing was asked for. */
@Command(name = "explain", description = "says why an order was made or refused, or why nothing was asked for")
final class ExplainVerb extends Verb {
    @Option(
            names = "--order",
            paramLabel = "ID",
            description = "order id, the beginning of one, or the number of a decision, e.g. 17-0")
    private @Nullable String order;

    @Option(names = "--symbol", paramLabel = "S", description = "instrument, e.g. BTC-USD.BITSTAMP; needs --at")
    private @Nullable String symbol;

    @Option(names = "--at", paramLabel = "T", description = "instant; the last cycle at or before it is explained")
    private @Nullable String at;

    ExplainVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        if ((order == null) == (symbol == null)) {
            throw new UsageException("explain needs --order ID, or --symbol S and --at T.\n"
                    + "Maybe write drover explain --order 17-0.");
        }
        Optional<Explanation> explanation = order != null ? ofOrder(order) : ofMoment();
        explanation.ifPresentOrElse(
                e -> say(options().json() ? e.json().strip() : e.text().stripTrailing()),
                () -> note(
                        order != null
                                ? "no order or decision (%s) in journal %s"
                                        .formatted(order, journals().name(this::shown))
                                : "no cycle looked at %s up to %s".formatted(symbol, at)));
        return explanation.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private Optional<Explanation> ofOrder(String id) {
        ReportData data = AuditFiles.ofDisk(configuration(List.of()), journals(), Optional.empty())
                .collect(Period.ALL);
        return Explanation.ofOrder(data, id);
    }

    /** Of the last cycle at or before the time: its decisions about the instrument, or why there are none. */
    private Optional<Explanation> ofMoment() {
        if (symbol == null || at == null) {
            throw new UsageException("--symbol needs --at T.\nMaybe write --at 2013-11-25T12:00:00Z.");
        }
        String instrument = symbol;
        Silence silence = new Silence(configuration(List.of()), folders(), journals(), this::note);
        Optional<JournalRecord.Cycle> cycle = silence.cycle(instrument, TimeSpan.instant("--at", at, 0));
        Optional<String> decided = cycle.flatMap(c -> c.decisions().stream()
                .filter(decision -> decision.proposal().symbol().equals(instrument))
                .map(Decision::ordinal)
                .findFirst());
        return decided.isPresent() ? ofOrder(decided.get()) : cycle.map(found -> silence.explain(found, instrument));
    }
}
