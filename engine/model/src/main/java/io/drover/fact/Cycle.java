package io.drover.fact;

/**
 * This cycle. It does not tell the mode: rules cannot know whether they trade on paper.
 *
 * @param schedule name of the schedule that triggered it
 * @param time scheduled time, epoch milliseconds UTC
 * @param accountingDay label of the accounting day, e.g. {@code 2013-11-25} or {@code 17} for cycle-counted days
 * @param minuteOfDay minutes since midnight UTC, 0 to 1439
 */
public record Cycle(String schedule, long time, String accountingDay, int minuteOfDay) implements Fact {
    @Override
    public String key() {
        return schedule;
    }
}
