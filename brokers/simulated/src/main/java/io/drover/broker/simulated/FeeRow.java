package io.drover.broker.simulated;

import io.drover.model.AssetClass;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One dated line of a fee table.
 *
 * @param plan which price list it belongs to, e.g. {@code us-regulatory}
 * @param item what the fee is called
 * @param assetClasses what it is charged on; empty: everything
 * @param side {@code BOTH}, {@code BUY} or {@code SELL} (short sales included)
 * @param liquidity {@code ANY}, {@code TAKER}, or {@code MAKER} for fills of resting limit orders
 * @param basis what the rate is multiplied with
 * @param per whether minimum, cap and rounding hold for an order's fills together or for each fill
 * @param rate account currency per order or unit, or ratio of the value (0.0025 is 0.25 %)
 * @param minimum least charge, account currency
 * @param cap largest charge, account currency
 * @param capRatio largest charge as a ratio of the value
 * @param roundUpToCent whether the charge is rounded up to 0.01
 * @param from first day it holds
 * @param to last day it holds
 * @param source where the numbers come from
 */
record FeeRow(
        String plan,
        String item,
        Set<AssetClass> assetClasses,
        FeeSide side,
        Liquidity liquidity,
        Basis basis,
        Per per,
        BigDecimal rate,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> cap,
        Optional<BigDecimal> capRatio,
        boolean roundUpToCent,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String source) {
    enum FeeSide {
        BOTH,
        BUY,
        SELL
    }

    enum Liquidity {
        ANY,
        TAKER,
        MAKER
    }

    enum Basis {
        ORDER,
        UNIT,
        VALUE
    }

    enum Per {
        ORDER,
        FILL
    }

    boolean appliesTo(ChargedFill fill) {
        return (assetClasses.isEmpty() || assetClasses.contains(fill.assetClass()))
                && (side == FeeSide.BOTH || (side == FeeSide.BUY) == (fill.side() == Side.BUY))
                && (liquidity == Liquidity.ANY || (liquidity == Liquidity.TAKER) == fill.taker())
                && from.map(day -> !fill.date().isBefore(day)).orElse(true)
                && to.map(day -> !fill.date().isAfter(day)).orElse(true);
    }

    /** What this fill adds to the order's charges, never negative. */
    BigDecimal charge(ChargedFill fill) {
        if (per == Per.FILL) {
            return total(fill.lastQty(), fill.lastValue());
        }
        return total(fill.qtyBefore().add(fill.lastQty()), fill.valueBefore().add(fill.lastValue()))
                .subtract(total(fill.qtyBefore(), fill.valueBefore()));
    }

    private BigDecimal total(BigDecimal quantity, BigDecimal value) {
        if (quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal charge = raw(quantity, value);
        charge = minimum.map(charge::max).orElse(charge);
        charge = cap.map(charge::min).orElse(charge);
        charge = capRatio.map(value::multiply).map(charge::min).orElse(charge);
        return roundUpToCent ? charge.setScale(2, RoundingMode.UP) : charge;
    }

    private BigDecimal raw(BigDecimal quantity, BigDecimal value) {
        if (basis == Basis.ORDER) {
            return rate;
        }
        return rate.multiply(basis == Basis.UNIT ? quantity : value);
    }
}
