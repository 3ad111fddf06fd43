package io.drover.trading;

import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import java.util.Optional;

/** Own working orders that a candidate could trade with: brokers refuse such orders as possible wash trades. */
final class SelfMatches {
    private final Books books;

    SelfMatches(Books books) {
        this.books = books;
    }

    long of(Candidate c) {
        long count = 0;
        for (Order order : books.openOrders()) {
            count += order.isWorking() && opposes(c, order.request()) && couldMeet(c, order.request()) ? 1 : 0;
        }
        return count;
    }

    private static boolean opposes(Candidate c, OrderRequest own) {
        return own.side().sign() != c.side().sign()
                && own.instrument().equals(c.instrument().id());
    }

    /** A stop meets what still rests in the book when it triggers; a limit order what reaches its price. */
    private static boolean couldMeet(Candidate c, OrderRequest own) {
        if (own.stopPx().isPresent()) {
            return rests(c) && reaches(c, own.stopPx().get());
        }
        Optional<Price> limit = own.limitPx();
        return limit.isEmpty() || reaches(c, limit.get());
    }

    private static boolean rests(Candidate c) {
        TimeInForce time = c.order().timeInForce();
        return c.order().ordType() == OrdType.LIMIT && time != TimeInForce.IOC && time != TimeInForce.FOK;
    }

    private static boolean reaches(Candidate c, Price price) {
        return c.worstPrice().compareTo(price) * c.side().sign() >= 0;
    }
}
