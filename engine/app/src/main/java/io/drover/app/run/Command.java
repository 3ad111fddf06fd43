package io.drover.app.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drover.journal.JournalRecord;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.trading.Engine;
import java.util.Optional;

/** What a person asks of a run from another process. Doing it twice does no more than doing it once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Lower.class, name = "lower"),
    @JsonSubTypes.Type(value = Command.Flatten.class, name = "flatten")
})
public sealed interface Command {
    /** On the owner thread; durable on return. */
    void applyTo(Engine engine);

    /**
     * Lowers the trading state.
     *
     * @param scope of the whole account, of a strategy, or of an instrument
     * @param to REDUCING or HALTED; the kill file kills
     * @param reason for people
     * @param operator who asks
     */
    record Lower(Scope scope, TradingState to, String reason, String operator) implements Command {
        public Lower {
            boolean named = switch (scope.kind()) {
                case GLOBAL, ACCOUNT -> scope.key().isEmpty();
                case STRATEGY, INSTRUMENT -> !scope.key().isBlank();
                case SECTOR, CURRENCY -> false;
            };
            boolean possible = to == TradingState.REDUCING || to == TradingState.HALTED;
            if (!named || !possible) {
                throw new IllegalArgumentException(
                        "%s cannot be lowered to %s.\nMaybe lower ACCOUNT to HALTED.".formatted(scope, to));
            }
            requireNamed(reason, operator);
        }

        /** The record that it comes to. */
        public JournalRecord.StateLowered toRecord() {
            String by = "operator:" + operator;
            return new JournalRecord.StateLowered(
                    String.join("|", by, scope.toString(), to.name()), scope, to, Optional.empty(), reason, by, false);
        }

        @Override
        public void applyTo(Engine engine) {
            engine.lower(scope, to, reason, operator);
        }
    }

    /**
     * Has everything closed; the run kills trading first, and ends when nothing is held.
     *
     * @param reason for people
     * @param operator who asks
     */
    record Flatten(String reason, String operator) implements Command {
        public Flatten {
            requireNamed(reason, operator);
        }

        @Override
        public void applyTo(Engine engine) {
            engine.flatten(reason, operator);
        }
    }

    private static void requireNamed(String reason, String operator) {
        if (reason.isBlank() || operator.isBlank()) {
            throw new IllegalArgumentException(
                    "reason (%s) and operator (%s) must not be empty.\nMaybe say why.".formatted(reason, operator));
        }
    }
}
