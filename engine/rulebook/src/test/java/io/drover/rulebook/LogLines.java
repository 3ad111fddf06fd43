package io.drover.rulebook;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one class logs from here on. */
final class LogLines implements AutoCloseable {
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger logger;

    LogLines(Class<?> type) {
        logger = (Logger) LoggerFactory.getLogger(type);
        heard.start();
        logger.addAppender(heard);
    }

    /** Level and text of each. */
    List<String> lines() {
        return heard.list.stream()
                .map(e -> "%s %s".formatted(e.getLevel(), e.getFormattedMessage()))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
    }
}
