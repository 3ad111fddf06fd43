package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Money;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FeeTableTest {
    private static final LocalDate DAY = LocalDate.parse("2024-03-04");

    private static ChargedFill sale(String date, String qty, String value) {
        return new ChargedFill(
                AssetClass.EQUITY,
                Side.SELL,
                true,
                LocalDate.parse(date),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(qty),
                new BigDecimal(value));
    }

    private static ChargedFill purchase(AssetClass asset, boolean taker, String before, String qty, String price) {
        BigDecimal px = new BigDecimal(price);
        return new ChargedFill(
                asset,
                Side.BUY,
                taker,
                DAY,
                new BigDecimal(before),
                new BigDecimal(before).multiply(px),
                new BigDecimal(qty),
                new BigDecimal(qty).multiply(px));
    }

    @Test
    void sec_and_taf_are_charged_on_sales_each_rounded_up_to_the_cent() {
        FeeTable table = FeeTable.shipped("us-regulatory");

        assertThat(table.charge(sale("2024-03-04", "1000", "100000"))).isEqualByComparingTo("0.97");
        assertThat(table.charge(sale("2024-06-03", "1000", "100000"))).isEqualByComparingTo("2.95");
        assertThat(table.charge(purchase(AssetClass.EQUITY, true, "0", "1000", "100")))
                .isEqualByComparingTo("0");
    }

    @Test
    void taf_is_capped_per_trade() {
        FeeTable table = FeeTable.shipped("us-regulatory");

        assertThat(table.charge(sale("2025-06-02", "1000000", "1000000"))).isEqualByComparingTo("8.30");
    }

    @Test
    void rate_changes_at_its_date() {
        FeeTable table = FeeTable.shipped("us-regulatory");

        assertThat(table.charge(sale("2021-02-24", "1", "1000000"))).isEqualByComparingTo("22.11");
        assertThat(table.charge(sale("2021-02-25", "1", "1000000"))).isEqualByComparingTo("5.11");
    }

    @Test
    void commission_minimum_counts_once_over_all_fills_of_an_order() {
        FeeTable table = FeeTable.shipped("ibkr-fixed");

        BigDecimal first = table.charge(purchase(AssetClass.EQUITY, true, "0", "100", "50"));
        BigDecimal second = table.charge(purchase(AssetClass.EQUITY, true, "100", "100", "50"));
        BigDecimal third = table.charge(purchase(AssetClass.EQUITY, true, "200", "800", "50"));

        assertThat(first).isEqualByComparingTo("1.00");
        assertThat(second).isEqualByComparingTo("0");
        assertThat(third).isEqualByComparingTo("4.00");
    }

    @Test
    void commission_is_capped_at_a_ratio_of_the_value() {
        FeeTable table = FeeTable.shipped("ibkr-fixed");

        assertThat(table.charge(purchase(AssetClass.EQUITY, true, "0", "1000", "0.10")))
                .isEqualByComparingTo("1.00");
        assertThat(table.charge(purchase(AssetClass.EQUITY, true, "0", "10", "2")))
                .isEqualByComparingTo("0.20");
    }

    @Test
    void makers_and_takers_pay_differently_for_crypto() {
        FeeTable table = FeeTable.shipped("alpaca");

        assertThat(table.charge(purchase(AssetClass.CRYPTO, true, "0", "2", "1000")))
                .isEqualByComparingTo("5");
        assertThat(table.charge(purchase(AssetClass.CRYPTO, false, "0", "2", "1000")))
                .isEqualByComparingTo("3");
    }

    @Test
    void fee_is_part_of_the_trade_report_and_of_cash() {
        Bench bench = new Bench(Bench.settings().withFees(FeeTable.shipped("ibkr-fixed", "us-regulatory")));
        bench.bar("100 100 100 100");
        bench.submit(bench.market(Side.BUY, 100));
        bench.bar("100 100 100 100");
        bench.submit(bench.market(Side.SELL, 100));
        bench.bar("100 100 100 100");

        assertThat(bench.reports.get(1).fee()).isEqualTo(Money.of("1", Currency.USD));
        assertThat(bench.reports.get(3).fee()).isEqualTo(Money.of("1.1", Currency.USD));
        assertThat(bench.cash()).isEqualTo(Money.of("99997.9", Currency.USD));
    }

    @Test
    void wrong_tables_are_refused_with_their_line() {
        assertThatThrownBy(() -> FeeTable.parse(FeeCsv.HEADER + "\na,b,*,both,any,unit,order,-1,,,,no,,,x", "f.csv"))
                .hasMessageStartingWith("f.csv:2: number (-1) must not be negative");
        assertThatThrownBy(() -> FeeTable.parse("plan,item", "f.csv")).hasMessageStartingWith("f.csv:1: header");
        assertThatThrownBy(() -> FeeTable.shipped("nosuch")).hasMessageContaining("Maybe one of [alpaca, ibkr-fixed");
    }
}
