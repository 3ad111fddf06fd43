package io.drover.rulebook.direct;

import java.util.Map;
import java.util.function.Consumer;

/** Who hears the consequences of the rules of one stage: the output globals, and who is told of each firing. */
final class Hearing {
    private Map<String, Object> globals = Map.of();
    private Consumer<Activation> firing = activation -> {};

    void begin(Map<String, Object> recorders, Consumer<Activation> listener) {
        globals = recorders;
        firing = listener;
    }

    void firing(Activation activation) {
        firing.accept(activation);
    }

    Object global(String name) {
        return globals.getOrDefault(name, name);
    }
}
