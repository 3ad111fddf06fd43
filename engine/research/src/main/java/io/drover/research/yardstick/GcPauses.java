package io.drover.research.yardstick;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The longest pause that a collection of its own made since the begin; collections that somebody asked for do not count. */
final class GcPauses implements AutoCloseable {
    private static final String ASKED_FOR = "System.gc()";

    private final AtomicLong longestMillis = new AtomicLong();
    private final NotificationListener listener = (notification, handback) -> heard(notification);
    private final List<NotificationEmitter> collectors = new ArrayList<>();

    GcPauses() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            NotificationEmitter emitter = (NotificationEmitter) collector;
            emitter.addNotificationListener(listener, null, null);
            collectors.add(emitter);
        }
    }

    private void heard(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data) {
            GarbageCollectionNotificationInfo collection = GarbageCollectionNotificationInfo.from(data);
            if (!collection.getGcCause().equals(ASKED_FOR)) {
                longestMillis.accumulateAndGet(collection.getGcInfo().getDuration(), Math::max);
            }
        }
    }

    /** In whole milliseconds, as the machine counts them. */
    long longestMillis() {
        return longestMillis.get();
    }

    @Override
    public void close() {
        for (NotificationEmitter collector : collectors) {
            try {
                collector.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("the listener was added before", e);
            }
        }
    }
}
