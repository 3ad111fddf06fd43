package io.drover.broker.simulated;

import io.drover.model.InstrumentId;
import io.drover.model.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the simulated broker behaves.
 *
 * @param account name of the account
 * @param startingCash cash before the first order; its currency is the account's
 * @param convention when market orders fill
 * @param margin what positions must be backed with
 * @param volumeShare largest part of a bar's volume that our orders together may take, 0.1 is 10 %; absent: no limit
 * @param defaultFriction spread and slippage of instruments without their own
 * @param friction spread and slippage per instrument
 * @param fees dated fee table
 * @param fractional whether quantities off the instrument's lot are taken
 * @param queueWhenClosed whether orders wait for the next session when the market is closed; otherwise only those for
 *     the opening do
 */
public record SimulationSettings(
        String account,
        Money startingCash,
        FillConvention convention,
        MarginTerms margin,
        Optional<BigDecimal> volumeShare,
        Friction defaultFriction,
        Map<InstrumentId, Friction> friction,
        FeeTable fees,
        boolean fractional,
        boolean queueWhenClosed) {
    public SimulationSettings {
        friction = Map.copyOf(friction);
        volumeShare.ifPresent(share -> {
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException(
                        "volume share (%s) must be above 0 and at most 1.\nMaybe 0.1 for 10 %%.".formatted(share));
            }
        });
    }

    /** Next-open fills in a cash account without fees and frictions. */
    public static SimulationSettings of(Money startingCash) {
        return new SimulationSettings(
                "simulated",
                startingCash,
                FillConvention.NEXT_OPEN,
                MarginTerms.CASH_ACCOUNT,
                Optional.empty(),
                Friction.NONE,
                Map.of(),
                FeeTable.NONE,
                false,
                true);
    }

    public SimulationSettings withConvention(FillConvention c) {
        return new SimulationSettings(
                account,
                startingCash,
                c,
                margin,
                volumeShare,
                defaultFriction,
                friction,
                fees,
                fractional,
                queueWhenClosed);
    }

    public SimulationSettings withMargin(MarginTerms m) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                m,
                volumeShare,
                defaultFriction,
                friction,
                fees,
                fractional,
                queueWhenClosed);
    }

    public SimulationSettings withVolumeShare(BigDecimal share) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                margin,
                Optional.of(share),
                defaultFriction,
                friction,
                fees,
                fractional,
                queueWhenClosed);
    }

    public SimulationSettings withFriction(Friction everywhere, Map<InstrumentId, Friction> exceptions) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                margin,
                volumeShare,
                everywhere,
                exceptions,
                fees,
                fractional,
                queueWhenClosed);
    }

    public SimulationSettings withFees(FeeTable table) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                margin,
                volumeShare,
                defaultFriction,
                friction,
                table,
                fractional,
                queueWhenClosed);
    }

    public SimulationSettings withFractional(boolean allowed) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                margin,
                volumeShare,
                defaultFriction,
                friction,
                fees,
                allowed,
                queueWhenClosed);
    }

    public SimulationSettings withQueueWhenClosed(boolean queue) {
        return new SimulationSettings(
                account,
                startingCash,
                convention,
                margin,
                volumeShare,
                defaultFriction,
                friction,
                fees,
                fractional,
                queue);
    }

    /** Everything that fills, fees and admission depend on, as text: a log replays only under the same. */
    String fingerprint() {
        SortedMap<String, Friction> sorted = new TreeMap<>();
        friction.forEach((id, f) -> sorted.put(id.toString(), f));
        return String.join(
                "; ",
                account,
                startingCash.toString(),
                convention.toString(),
                margin.toString(),
                volumeShare.toString(),
                defaultFriction.toString(),
                sorted.toString(),
                fees.fingerprint(),
                "fractional " + fractional,
                "queueWhenClosed " + queueWhenClosed);
    }

    Friction frictionOf(InstrumentId instrument) {
        return friction.getOrDefault(instrument, defaultFriction);
    }
}
