package io.drover.rulebook.direct;

import org.drools.model.BitMask;
import org.drools.model.Channel;
import org.drools.model.Drools;
import org.drools.model.DroolsEntryPoint;

/** What a consequence knows as {@code drools}: it can be passed on to a recorder, nothing else. */
record ConsequenceContext(Activation activation) implements Drools {
    private UnsupportedOperationException refused() {
        return new UnsupportedOperationException(
                "%s: a consequence may pass drools to its output global only".formatted(activation.rule()));
    }

    @Override
    public <T> T getRuntime(Class<T> type) {
        throw refused();
    }

    @Override
    public <T> T getContext(Class<T> type) {
        throw refused();
    }

    @Override
    public DroolsEntryPoint getEntryPoint(String name) {
        throw refused();
    }

    @Override
    public Channel getChannel(String name) {
        throw refused();
    }

    @Override
    public void halt() {
        throw refused();
    }

    @Override
    public void setFocus(String group) {
        throw refused();
    }

    @Override
    public void logicalInsert(Object object) {
        throw refused();
    }

    @Override
    public void insertAsync(Object object) {
        throw refused();
    }

    @Override
    public void insert(Object object) {
        throw refused();
    }

    @Override
    public void insert(Object object, boolean dynamic) {
        throw refused();
    }

    @Override
    public void update(Object object, String... properties) {
        throw refused();
    }

    @Override
    public void update(Object object, BitMask mask) {
        throw refused();
    }

    @Override
    public void delete(Object object) {
        throw refused();
    }
}
