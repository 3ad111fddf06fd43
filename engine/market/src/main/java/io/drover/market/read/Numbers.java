package io.drover.market.read;

import java.nio.charset.StandardCharsets;

/** Decimals in bytes. Every answer is the double nearest to the decimal, as {@link Double#parseDouble} gives. */
final class Numbers {
    private static final int EXACT_DIGITS = 15;
    private static final double DUST = 1e8;
    private static final double EXACT = 1L << 53;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /** The number, infinite when it is too large; NaN for empty text and for everything that is not a plain decimal. */
    static double parse(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int point = -1;
        int count = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count += digits == 0 ? 0 : 1;
                if (count > EXACT_DIGITS) {
                    return slow(text, from, to);
                }
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                return slow(text, from, to);
            }
        }
        int decimals = point < 0 ? 0 : to - point - 1;
        if (to - from - (negative ? 1 : 0) - (point < 0 ? 0 : 1) <= 0 || decimals >= TENS.length) {
            return slow(text, from, to);
        }
        double value = digits / TENS[decimals];
        return negative ? -value : value;
    }

    /** The middle of two decimals, without the dust of binary fractions beyond the eighth decimal. */
    static double middle(double a, double b) {
        double middle = (a + b) / 2;
        double scaled = middle * DUST;
        return Math.abs(scaled) < EXACT ? Math.rint(scaled) / DUST : middle;
    }

    private static double slow(byte[] text, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            digit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return digit
                    ? Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII))
                    : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
