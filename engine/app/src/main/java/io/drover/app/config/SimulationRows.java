package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.broker.simulated.FeeTable;
import io.drover.broker.simulated.FillConvention;
import io.drover.broker.simulated.Friction;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Section {@code simulation} of {@code execution.yaml}. */
public record SimulationRows(
        @Setting(
                value = "When market orders fill. bar-close is optimistic; bid-ask needs quotes.",
                unit = "next-open | next-close | bar-close | bid-ask",
                standard = "next-open")
        FillConvention fillConvention,

        @Setting(
                value = "Largest part of a bar's volume that our orders may take: larger orders fill in parts."
                        + " Absent: no limit.",
                unit = "ratio",
                standard = "")
        Optional<BigDecimal> volumeShare,

        @Setting(
                value = "Full bid-ask spread; half of it is paid by market orders.",
                unit = "ratio",
                standard = "0.0005")
        BigDecimal spreadRatio,

        @Setting(value = "Further adverse move of market and stop orders.", unit = "ratio", standard = "0.0005")
        BigDecimal slippageRatio,

        @Setting(
                value = "Names of price lists in the shipped fee table, added up. Empty: no fees.",
                unit = "list of names",
                standard = "")
        List<String> fees,

        @Setting(
                value = "Whether quantities off the instrument's lot are taken.",
                unit = "true | false",
                standard = "false")
        boolean fractional,

        @Setting(
                value = "Whether orders wait for the next session when the market is closed; otherwise they are"
                        + " rejected.",
                unit = "true | false",
                standard = "true")
        boolean queueWhenClosed,

        @Setting(value = "Spread and slippage of single instruments, by SYMBOL.VENUE.", standard = "")
        Map<String, Costs> instruments) {
    public SimulationRows {
        fees = List.copyOf(fees);
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        Range.ratio("spread-ratio", spreadRatio);
        Range.ratio("slippage-ratio", slippageRatio);
        volumeShare.ifPresent(share -> {
            Range.positive("volume-share", share);
            Range.ratio("volume-share", share);
        });
        instruments.keySet().forEach(InstrumentId::parse);
    }

    /** What taking liquidity costs in one instrument. */
    public record Costs(
            @Setting(value = "Full bid-ask spread.", unit = "ratio")
            BigDecimal spreadRatio,

            @Setting(value = "Further adverse move.", unit = "ratio")
            BigDecimal slippageRatio) {
        public Costs {
            Range.ratio("spread-ratio", spreadRatio);
            Range.ratio("slippage-ratio", slippageRatio);
        }
    }

    SimulationSettings toSettings(ExecutionSettings execution) {
        Map<InstrumentId, Friction> exceptions = new TreeMap<>();
        instruments.forEach((id, costs) ->
                exceptions.put(InstrumentId.parse(id), new Friction(costs.spreadRatio(), costs.slippageRatio())));
        SimulationSettings standard = SimulationSettings.of(new Money(execution.initialCash(), execution.currency()))
                .withConvention(fillConvention)
                .withMargin(execution.margin().toTerms())
                .withFriction(new Friction(spreadRatio, slippageRatio), exceptions)
                .withFees(fees.isEmpty() ? FeeTable.NONE : FeeTable.shipped(fees.toArray(String[]::new)))
                .withFractional(fractional)
                .withQueueWhenClosed(queueWhenClosed);
        return volumeShare.map(standard::withVolumeShare).orElse(standard);
    }
}
