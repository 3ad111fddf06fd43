package io.drover.app.cli;

import io.drover.app.alert.AlertedJournal;
import io.drover.app.alert.Alerts;
import io.drover.app.alert.CommandSink;
import io.drover.app.alert.Sink;
import io.drover.app.alert.WebhookSink;
import io.drover.app.config.AlertSettings;
import io.drover.app.run.RunAlerts;
import io.drover.model.Mode;
import io.drover.port.Journal;
import io.drover.trading.MachineTrouble;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The alerts of a run. They begin once its journal is open, because until then another run may tell them. */
final class Alerting implements RunAlerts, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Host host;
    private final Folders folders;
    private final AlertSettings settings;
    private final Mode mode;
    private volatile Optional<Alerts> alerts = Optional.empty();

    Alerting(Host host, Folders folders, AlertSettings settings, Mode mode) {
        this.host = host;
        this.folders = folders;
        this.settings = settings;
        this.mode = mode;
    }

    /** What reaches people, as configured; the log is told besides. */
    static List<Sink> sinks(Host host, AlertSettings settings) {
        List<Sink> sinks = new ArrayList<>();
        if (!settings.command().isEmpty()) {
            sinks.add(new CommandSink(settings.command(), PATIENCE));
        }
        settings.webhook()
                .url()
                .ifPresent(url -> sinks.add(new WebhookSink(
                        URI.create(url),
                        Set.copyOf(settings.webhook().hosts()),
                        settings.webhook()
                                .tokenFile()
                                .map(file -> Journals.password(host.directory().resolve(file))),
                        PATIENCE)));
        return sinks;
    }

    /** People are told of this journal from now on. */
    Journal over(Journal journal) {
        Alerts begun = new Alerts(settings, sinks(host, settings), folders.outbox(), host.clock(), host.nanos());
        alerts = Optional.of(begun);
        return new AlertedJournal(journal, begun);
    }

    @Override
    public void alarm(String code, String text) {
        alerts.ifPresent(all -> all.alarm(code, text));
    }

    @Override
    public Optional<MachineTrouble> trouble() {
        return settings.unsentReduces().includes(mode) ? alerts.flatMap(Alerts::trouble) : Optional.empty();
    }

    @Override
    public void close() {
        alerts.ifPresent(Alerts::close);
    }
}
