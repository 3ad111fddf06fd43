package io.drover.research.simulation;

import io.drover.port.BrokerExecutor;
import io.drover.port.IdSource;
import io.drover.port.Journal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What is put between an engine and its ports; nothing, unless somebody wants to see whether a defect there is found.
 *
 * @param journal around the journal of each process
 * @param broker around its connection
 * @param ids around its ids
 * @param reader told every line of the history
 */
record Surroundings(
        UnaryOperator<Journal> journal,
        UnaryOperator<BrokerExecutor> broker,
        UnaryOperator<IdSource> ids,
        Optional<Consumer<String>> reader) {
    static final Surroundings NONE = new Surroundings(
            UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity(), Optional.empty());
}
