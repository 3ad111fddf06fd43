package io.drover.broker.simulated;

import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.TimeInForce;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A broker made of market data. The driver pushes bars and quotes in the order of time; orders fill from them.
 *
 * <p>Reports of a request ({@code submit}, {@code cancel}, {@code replace}) wait until the caller calls
 * {@link #deliver()} or until the next market input, so none arrives before the request has returned. Reports that a
 * market input causes have arrived when it returns. The listener runs on the thread that delivers, outside of any lock.
 *
 * <p>Market data is needed only where {@link #isWatching} says so. Inputs that are not newer than what the broker has
 * already seen of the instrument are ignored, so a driver may repeat itself after a restart.
 *
 * <p>It remembers all open orders and the {@value OrderDesk#CLOSED_KEPT} that closed last, each with its legs and fills:
 * snapshots tell of no others, whatever time they are asked for, and an older client order id may be used anew.
 */
public final class SimulatedBroker implements BrokerExecutor {
    /** It answers in the same process; only a full disk is slow. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final SimulatedMarket market;
    private final Clock clock;
    private final Exchange exchange;
    private final InputLog log;
    private final ReportQueue reports = new ReportQueue();
    /** Why the log cannot be written any more. */
    private Optional<String> failure = Optional.empty();

    private SimulatedBroker(Exchange exchange, SimulatedMarket market, Clock clock, InputLog log) {
        this.exchange = exchange;
        this.market = market;
        this.clock = clock;
        this.log = log;
    }

    /** A broker that forgets everything with the process; always open, prices are those pushed. */
    public static SimulatedBroker inMemory(
            SimulationSettings settings, Collection<Instrument> instruments, Clock clock) {
        return inMemory(settings, SimulatedMarket.of(instruments), clock);
    }

    /** A broker that forgets everything with the process. */
    public static SimulatedBroker inMemory(SimulationSettings settings, SimulatedMarket market, Clock clock) {
        return new SimulatedBroker(new Exchange(settings, market.instruments()), market, clock, InputLog.NONE);
    }

    /**
     * A broker that survives its process: inputs are logged in the directory and on stable storage before it answers or
     * reports, and replayed from there when it is opened again. Reports of before are not repeated; the snapshot tells.
     *
     * @throws IllegalStateException when the log is in use, damaged, or of other settings
     */
    public static SimulatedBroker logged(
            Path directory, SimulationSettings settings, SimulatedMarket market, Clock clock) {
        Exchange exchange = new Exchange(settings, market.instruments());
        InputLog log = InputLogFile.open(directory, settings.fingerprint(), input -> input.applyTo(exchange));
        exchange.reporter.drain();
        return new SimulatedBroker(exchange, market, clock, log);
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                EnumSet.allOf(OrdType.class),
                EnumSet.allOf(TimeInForce.class),
                true,
                true,
                exchange.settings.fractional(),
                exchange.settings.margin().kind() != MarginTerms.Kind.CASH,
                ClientKey.UNIQUE,
                REQUEST_TIMEOUT,
                true);
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {
        reports.listen(listener);
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
        synchronized (lock) {
            Instant now = clock.instant();
            boolean open = market.hours().isOpen(request.instrument(), now);
            return take(new SimInput.Submit(request, now, open, references(request.instrument(), now)));
        }
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        synchronized (lock) {
            return take(new SimInput.Cancel(request, clock.instant()));
        }
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        synchronized (lock) {
            Instant now = clock.instant();
            return take(new SimInput.Replace(request, now, references(request.instrument(), now)));
        }
    }

    /** A new bar begins. */
    public void barOpened(InstrumentId instrument, Instant start, Price open) {
        hear(new SimInput.BarOpened(instrument, start, open));
    }

    /** A bar has ended; {@code end} is exclusive and the moment at which the bar is known. */
    public void barClosed(InstrumentId instrument, Instant end, BarRange bar) {
        hear(new SimInput.BarClosed(instrument, end, bar));
    }

    /** A new best bid and offer; a size of 0 is an unknown one. */
    public void quote(InstrumentId instrument, Instant at, BidAsk quote) {
        hear(new SimInput.Quoted(instrument, at, quote.bid(), quote.ask(), quote.bidSize(), quote.askSize()));
    }

    /** The session has ended, after its last bar: orders for the close fill, orders for the day expire. */
    public void sessionClosed(InstrumentId instrument, Instant at) {
        hear(new SimInput.SessionClosed(instrument, at));
    }

    /**
     * Shares are split. What is held and what works changes with it, once for each id.
     *
     * @param ratio new shares for an old one
     * @return what it did to the account; absent when nothing is held or works
     */
    public Optional<AccountEvent> split(ExecId id, InstrumentId instrument, Instant at, BigDecimal ratio) {
        Optional<Price> last = market.marks() == Marks.PUSHED
                ? Optional.empty()
                : market.marks().mark(instrument, at).map(Mark::price);
        return booked(id, new SimInput.Split(id, instrument, at, ratio, last));
    }

    /**
     * A dividend is paid to who holds now; who is short pays it. Once for each id.
     *
     * @return what it did to the account; absent when nothing is held
     */
    public Optional<AccountEvent> dividend(ExecId id, InstrumentId instrument, Instant at, Price perShare) {
        return booked(id, new SimInput.Dividend(id, instrument, at, perShare));
    }

    private Optional<AccountEvent> booked(ExecId id, SimInput input) {
        hear(input);
        synchronized (lock) {
            return failure.isPresent() ? Optional.empty() : exchange.actions.event(id);
        }
    }

    /**
     * Whether bars and quotes of this instrument matter now. Without {@link Marks} all of them do; with them only while
     * an order works or a session is about to open, except that fills by volume share and by quotes need the market's recent past. Ends of sessions
     * always matter.
     */
    public boolean isWatching(InstrumentId instrument) {
        if (needsAll()) {
            return true;
        }
        synchronized (lock) {
            return exchange.line(instrument).map(Line::isWatched).orElse(false);
        }
    }

    private boolean needsAll() {
        return market.marks() == Marks.PUSHED
                || exchange.settings.volumeShare().isPresent()
                || exchange.settings.convention() == FillConvention.BID_ASK;
    }

    /** Hands all waiting reports to the listener; without a listener they keep waiting. */
    public void deliver() {
        reports.deliver();
    }

    private void hear(SimInput input) {
        synchronized (lock) {
            take(input);
        }
        if (!reports.isEmpty()) {
            reports.deliver();
        }
    }

    private SubmitResult take(SimInput input) {
        if (failure.isPresent()) {
            return Refusal.BROKER_UNAVAILABLE.because("%s", failure.orElseThrow());
        }
        if (log != InputLog.NONE && !matters(input)) {
            return SimInput.HEARD;
        }
        SubmitResult answer = input.applyTo(exchange);
        List<ExecutionReport> news = exchange.reporter.drain();
        try {
            log.append(input);
            if (!news.isEmpty() || input.isAction()) {
                log.sync();
            }
        } catch (UncheckedIOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
            return new SubmitResult.Unknown(failure.orElseThrow());
        }
        reports.add(news);
        return answer;
    }

    /** Whether an input changes what a later one does; what does not is neither taken nor logged. */
    private boolean matters(SimInput input) {
        return needsAll()
                || !input.isBar()
                || exchange.line(input.instrument()).map(Line::isWatched).orElse(false);
    }

    private List<SimInput.Reference> references(InstrumentId asked, Instant now) {
        if (market.marks() == Marks.PUSHED) {
            return List.of();
        }
        Set<InstrumentId> wanted = new LinkedHashSet<>(exchange.books.held());
        wanted.add(asked);
        List<SimInput.Reference> found = new ArrayList<>();
        for (InstrumentId id : wanted) {
            market.marks().mark(id, now).ifPresent(mark -> found.add(new SimInput.Reference(id, mark)));
        }
        return found;
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        synchronized (lock) {
            requireWritable();
            return Snapshots.of(exchange, since, clock.instant());
        }
    }

    @Override
    public BrokerStanding standing() {
        synchronized (lock) {
            requireWritable();
            return Snapshots.standing(exchange);
        }
    }

    private void requireWritable() {
        if (failure.isPresent()) {
            throw new BrokerUnavailableException(failure.orElseThrow(), new IllegalStateException("log not writable"));
        }
    }

    /** Cash, equity and margin at the last known prices. */
    public AccountView account() {
        synchronized (lock) {
            BuyingPower power = exchange.buyingPower;
            BigDecimal free = power.free().max(BigDecimal.ZERO);
            BigDecimal ratio = exchange.settings.margin().initialRatio();
            return new AccountView(
                    money(exchange.books.cash()),
                    money(power.equity()),
                    money(power.initialMargin()),
                    money(power.maintenanceMargin()),
                    money(free.divide(ratio, 2, RoundingMode.DOWN)));
        }
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, exchange.settings.startingCash().currency());
    }

    @Override
    public void close() {
        synchronized (lock) {
            log.close();
        }
    }
}
