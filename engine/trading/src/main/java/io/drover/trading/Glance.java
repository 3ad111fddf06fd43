package io.drover.trading;

import io.drover.journal.JournalRecord.Break;
import io.drover.model.OrderId;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.BrokerStanding;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A look before each cycle at what works and what is held at the broker, where that costs nothing; cash shows at no glance. */
final class Glance {
    private final Ledger ledger;
    private final BrokerExecutor broker;
    private final boolean possible;
    private Optional<BrokerStanding> agreed = Optional.empty();
    private long agreedVersion;

    Glance(Ledger ledger, BrokerExecutor broker) {
        this.ledger = ledger;
        this.broker = broker;
        this.possible = broker.capabilities().standingAtHand();
    }

    /** Whether books are to be compared in full: a difference that was found before is gone now, or is found again. */
    boolean raisesDoubt() {
        if (!possible) {
            return false;
        }
        for (Break open : ledger.state().breaks()) {
            if (!open.kind().equals("cash")) {
                return true;
            }
        }
        try {
            return !agreesAsBefore(broker.standing());
        } catch (BrokerUnavailableException e) {
            return true;
        }
    }

    private boolean agreesAsBefore(BrokerStanding theirs) {
        long ours = ledger.state().books().version();
        boolean known = ours == agreedVersion && agreed.filter(theirs::equals).isPresent();
        boolean agrees = known || agrees(theirs);
        agreed = agrees ? Optional.of(theirs) : Optional.empty();
        agreedVersion = ours;
        return agrees;
    }

    private boolean agrees(BrokerStanding theirs) {
        Books books = ledger.state().books();
        Set<OrderId> ours = new HashSet<>();
        for (Order order : books.openOrders()) {
            if (order.isAcknowledged() && order.isWorking()) {
                order.orderId().ifPresent(ours::add);
            }
        }
        for (OrderId id : theirs.openOrders()) {
            if (!ours.remove(id) && !books.isExternal(id)) {
                return false;
            }
        }
        return ours.isEmpty() && samePositions(theirs.positions());
    }

    private boolean samePositions(List<BrokerPosition> theirs) {
        for (BrokerPosition position : theirs) {
            if (!isHeld(position)) {
                return false;
            }
        }
        return theirs.size() == ledger.state().books().positions().size();
    }

    private boolean isHeld(BrokerPosition theirs) {
        Books books = ledger.state().books();
        return books.isConfigured(theirs.instrument())
                && books.holding(theirs.instrument()).quantity().equals(theirs.quantity());
    }
}
