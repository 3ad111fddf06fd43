package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.model.ClOrdId;
import io.drover.model.OrderId;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.trading.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover resolve}: a person says what became of an order that nobody else can tell of. Only while nothing runs. */
@Command(
        name = "resolve",
        description = "says what became of an order in quarantine or unknown, while nothing runs; it is journaled")
final class ResolveVerb extends Verb {
    /** As the engine looks for an order whose session it does not know. */
    private static final Duration WATCH = Duration.ofDays(1);

    @Parameters(paramLabel = "ID", description = "our id of the order, as drover reconcile --show prints it")
    private String id = "";

    @ArgGroup(multiplicity = "1")
    private Evidence evidence = new Evidence();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "what the broker's own screen shows")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who says so")
    private String operator = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "the account, typed in full")
    private String account = "";

    private static final class Evidence {
        @Option(names = "--at-broker", paramLabel = "ORDER", description = "it is the broker's order of this id")
        private String orderId = "";

        @Option(names = "--not-at-broker", description = "it never arrived there")
        private boolean absent;
    }

    ResolveVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        StoppedJournal.requireTyped("--account", account, config.execution().account());
        requireOperator(config, operator);
        Optional<OrderId> atBroker = evidence.absent ? Optional.empty() : Optional.of(new OrderId(evidence.orderId));
        Resolution found = new Resolution(new ClOrdId(id), atBroker, reason, operator);
        Instant last = journals().last().at();
        requireShown(found, BrokerBooks.read(folders(), config, last));
        new StoppedJournal(journals(), config).append(state -> found.toRecords(state, last.plus(WATCH)));
        String line = "order %s is resolved: %s; the next run begins with it"
                .formatted(id, atBroker.map(o -> "it is " + o).orElse("not at the broker"));
        say(
                options().json()
                        ? Json.text(Map.of(
                                "order",
                                id,
                                "atBroker",
                                atBroker.map(OrderId::toString).orElse("")))
                        : line);
        return ExitCode.DONE;
    }

    /** What can be seen from here is not believed otherwise. */
    private static void requireShown(Resolution found, BrokerSnapshot theirs) {
        for (BrokerOrder order : theirs.orders()) {
            boolean ours = order.clOrdId().filter(found.order()::equals).isPresent();
            boolean named = found.atBroker().filter(order.orderId()::equals).isPresent();
            if (ours && !named) {
                throw new UsageException("the broker shows %s as %s; nothing was changed.\nMaybe use --at-broker %s."
                        .formatted(found.order(), order.orderId(), order.orderId()));
            }
            if (named) {
                return;
            }
        }
        found.atBroker().ifPresent(id -> {
            throw new UsageException(
                    "the broker shows no order %s; nothing was changed.\nMaybe see drover reconcile --show."
                            .formatted(id));
        });
    }
}
