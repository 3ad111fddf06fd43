package io.drover.market.read;

import io.drover.market.action.CorporateAction;
import io.drover.market.action.CorporateActions;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads splits and dividends from CSV:
 * {@code symbol,date,last_date_before,type,new_shares_per_old,cash_per_share,reference_close,price_factor,split_factor}. Split ratios
 * there are derived from rounded factors; one within 0.00001 of a whole number is that number.
 */
public final class CorporateActionReader {
    private static final BigDecimal ROUNDING = new BigDecimal("0.00001");

    private CorporateActionReader() {}

    /** Reads the whole file. Throws {@link MarketDataException} naming file and row where anything is wrong. */
    public static CorporateActions read(Path file, InstrumentId instrument) {
        DefectLog log = new DefectLog(file.toString(), DefectPolicy.strict());
        List<CorporateAction> actions = new ArrayList<>();
        Map<LocalDate, CorporateActions.Factors> factors = new HashMap<>();
        try (Rows rows = Rows.open(file, ',')) {
            Header header = Header.read(rows, log);
            RowCheck check = new RowCheck(rows, log, header.size(), instrument.symbol());
            int symbol = header.column("symbol");
            while (rows.next()) {
                if (check.hasShape() && check.hasSymbol(symbol)) {
                    actions.add(action(rows, check, header, instrument));
                    factors.putIfAbsent(
                            date(rows, check, header.column("last_date_before")), factors(rows, check, header));
                }
            }
        } catch (IOException e) {
            throw MarketDataException.unreadable(file, e);
        }
        return new CorporateActions(instrument, actions, factors);
    }

    private static CorporateAction action(Rows rows, RowCheck check, Header header, InstrumentId instrument) {
        LocalDate date = date(rows, check, header.column("date"));
        String type = rows.text(header.column("type"));
        return switch (type) {
            case "split" ->
                new CorporateAction.Split(
                        instrument, date, whole(decimal(rows, check, header.column("new_shares_per_old"))));
            case "dividend" ->
                new CorporateAction.Dividend(
                        instrument, date, new Price(decimal(rows, check, header.column("cash_per_share"))));
            default ->
                throw check.refusal(DefectKind.MALFORMED_ROW, "type (%s) must be split or dividend.".formatted(type));
        };
    }

    private static CorporateActions.Factors factors(Rows rows, RowCheck check, Header header) {
        return new CorporateActions.Factors(
                number(rows, check, header.column("price_factor")), number(rows, check, header.column("split_factor")));
    }

    private static double number(Rows rows, RowCheck check, int column) {
        double value = rows.number(column);
        if (!Double.isFinite(value) || value <= 0) {
            throw check.refusal(
                    DefectKind.BAD_NUMBER, "factor (%s) must be a positive number.".formatted(rows.text(column)));
        }
        return value;
    }

    private static BigDecimal decimal(Rows rows, RowCheck check, int column) {
        if (!Double.isFinite(rows.number(column)) || rows.number(column) <= 0) {
            throw check.refusal(DefectKind.BAD_NUMBER, "number (%s) must be positive.".formatted(rows.text(column)));
        }
        return new BigDecimal(rows.text(column));
    }

    private static BigDecimal whole(BigDecimal ratio) {
        BigDecimal nearest = ratio.setScale(0, RoundingMode.HALF_EVEN);
        boolean near = ratio.subtract(nearest).abs().compareTo(ROUNDING) <= 0;
        return near && nearest.signum() > 0 ? nearest : ratio;
    }

    private static LocalDate date(Rows rows, RowCheck check, int column) {
        try {
            return LocalDate.parse(rows.text(column));
        } catch (DateTimeException e) {
            throw check.refusal(DefectKind.BAD_TIME, "date (%s) must be yyyy-MM-dd.".formatted(rows.text(column)));
        }
    }
}
