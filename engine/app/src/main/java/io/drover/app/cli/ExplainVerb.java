package io.drover.app.cli;

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

    ExplainVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        if (order == null) {
            throw new UsageException("explain needs --order ID.\nMaybe write drover explain --order 17-0.");
        }
        Optional<Explanation> explanation = ofOrder(order);
        explanation.ifPresentOrElse(
                e -> say(options().json() ? e.json().strip() : e.text().stripTrailing()),
                () -> note("no order or decision (%s) in journal %s"
                        .formatted(order, shown(folders().audit()))));
        return explanation.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private Optional<Explanation> ofOrder(String id) {
        ReportData data = AuditFiles.ofDisk(configuration(List.of()), folders(), Optional.empty())
                .collect(Period.ALL);
        return Explanation.ofOrder(data, id);
    }
}
