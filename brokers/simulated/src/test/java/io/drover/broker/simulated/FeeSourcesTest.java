package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the shipped fees with a collection of published ones that is kept outside the repository. */
class FeeSourcesTest {
    private static final Path BROKER = Path.of(System.getProperty("drover.shared", "absent"), "data", "broker");
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    private static List<String[]> rows(String file) throws IOException {
        Path path = BROKER.resolve(file);
        assumeTrue(Files.exists(path), path + " is not there");
        return Files.readAllLines(path).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void every_published_regulatory_rate_is_shipped_with_its_cap_and_dates() throws IOException {
        List<FeeRow> shipped = FeeTable.shipped("us-regulatory").rows();
        List<String[]> published = rows("regulatory_fees_us.csv").stream()
                .filter(row -> row[0].equals("SEC Section 31") || row[0].equals("FINRA TAF"))
                .toList();

        assertThat(published)
                .hasSize(12)
                .allSatisfy(row -> assertThat(shipped).as(String.join(",", row)).anyMatch(fee -> agrees(fee, row)));
    }

    private static boolean agrees(FeeRow fee, String[] row) {
        BigDecimal rate = new BigDecimal(row[2]);
        BigDecimal expected = row[3].equals("USD per million") ? rate.divide(MILLION) : rate;
        return fee.item().equals(row[0])
                && fee.rate().compareTo(expected) == 0
                && (row[4].isEmpty() || fee.cap().orElseThrow().compareTo(new BigDecimal(row[4])) == 0)
                && (!isDate(row[5]) || fee.from().orElseThrow().toString().equals(row[5]))
                && (!isDate(row[6]) || fee.to().orElseThrow().toString().equals(row[6]));
    }

    private static boolean isDate(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void shipped_commissions_are_the_published_ones() throws IOException {
        Map<String, String> planOf =
                Map.of("alpaca", "alpaca", "ibkr", "ibkr-fixed ibkr-tiered", "capital.com", "capital");
        List<FeeRow> shipped = FeeTable.shipped("alpaca", "ibkr-fixed", "ibkr-tiered", "capital")
                .rows();

        List<String[]> published = rows("fees.csv");

        assertThat(shipped)
                .allSatisfy(fee -> assertThat(published)
                        .as(fee.toString())
                        .anyMatch(row -> planOf.getOrDefault(row[0], "").contains(fee.plan())
                                && row[1].startsWith("commission")
                                && new BigDecimal(row[3].isEmpty() ? "0" : row[3]).compareTo(fee.rate()) == 0));
    }
}
