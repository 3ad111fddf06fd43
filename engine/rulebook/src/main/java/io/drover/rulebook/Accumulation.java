package io.drover.rulebook;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;

/** Results of the accumulate functions, as the engine computes them: count and sum of nothing are 0, others have none. */
final class Accumulation {
    private Accumulation() {}

    static Optional<Object> of(AccumulateFunctionCallDescr function, List<Map<String, Object>> matches) {
        if (function.getFunction().equals("count")) {
            return Optional.of((long) matches.size());
        }
        List<Object> values = matches.stream()
                .map(m -> new Evaluation(Optional.empty(), m).of(parameter(function)))
                .toList();
        if (values.isEmpty()) {
            return function.getFunction().equals("sum") ? Optional.of(0L) : Optional.empty();
        }
        if (values.get(0) instanceof Long && !function.getFunction().equals("average")) {
            return Optional.of(whole(function.getFunction(), values.stream().mapToLong(Long.class::cast)));
        }
        return Optional.of(
                function.getFunction().equals("average")
                        ? Mean.of(values.stream().map(Long.class::cast).toList())
                        : extreme(function.getFunction(), values.stream().mapToDouble(Double.class::cast)));
    }

    private static long whole(String function, LongStream numbers) {
        LongSummaryStatistics summary = numbers.summaryStatistics();
        return switch (function) {
            case "sum" -> summary.getSum();
            case "min" -> summary.getMin();
            default -> summary.getMax();
        };
    }

    private static double extreme(String function, DoubleStream numbers) {
        DoubleSummaryStatistics summary = numbers.summaryStatistics();
        return function.equals("min") ? summary.getMin() : summary.getMax();
    }

    private static com.github.javaparser.ast.expr.Expression parameter(AccumulateFunctionCallDescr function) {
        return Constraint.parse(0, function.getParams()[0]).expression().orElseThrow();
    }
}
