package io.drover.store.sql;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Verdict;
import io.drover.fact.Account;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.util.ArrayList;
import java.util.List;

/** The rows that single records become. */
final class Rows {
    private Rows() {}

    static RunRow run(JournalEntry entry, JournalRecord.RunStarted record) {
        RunRow row = new RunRow();
        row.sequence = entry.sequence();
        row.at = entry.at();
        row.epoch = record.epoch();
        row.mode = record.mode().name();
        row.account = record.account();
        row.currency = record.currency().code();
        row.build = record.build();
        row.ruleSet = record.ruleSet();
        row.config = record.config();
        return row;
    }

    static CycleRow cycle(long sequence, JournalRecord.Cycle record) {
        CycleRow row = new CycleRow();
        row.sequence = sequence;
        row.number = record.number();
        row.schedule = record.schedule();
        row.scheduledAt = record.scheduledAt();
        row.outcome = record.outcome().name();
        row.ruleSet = record.ruleSet();
        row.accepted =
                (int) record.decisions().stream().filter(Decision::accepted).count();
        row.denied = record.decisions().size() - row.accepted;
        for (Account account : record.snapshot().all(Account.class)) {
            row.equity = account.equity();
            row.cash = account.cash();
            row.drawdown = account.drawdownRatio();
        }
        return row;
    }

    static DecisionRow decision(long sequence, Decision decision) {
        DecisionRow row = new DecisionRow();
        row.sequence = sequence;
        row.ordinal = decision.ordinal();
        row.strategy = decision.proposal().strategy();
        row.instrument = decision.proposal().symbol();
        row.side = decision.proposal().side();
        row.role = decision.order().role().name();
        row.ordType = decision.order().ordType().name();
        row.quantity = decision.order().quantity().value();
        row.rule = decision.provenances().isEmpty()
                ? ""
                : decision.provenances().get(0).rule();
        row.reason = decision.reason();
        row.accepted = decision.accepted();
        for (Denial denial :
                decision.denials().subList(0, Math.min(1, decision.denials().size()))) {
            row.denialCode = denial.code();
            row.denialText = denial.text();
        }
        return row;
    }

    static VerdictRow verdict(long sequence, String ordinal, Verdict verdict) {
        VerdictRow row = new VerdictRow();
        row.sequence = sequence;
        row.ordinal = ordinal;
        row.control = verdict.control().name();
        row.limitRow = verdict.row();
        row.measured = verdict.measured();
        row.limitValue = verdict.limit();
        row.outcome = verdict.outcome().name();
        return row;
    }

    /** The order and the protective legs that the broker works with it. */
    static List<OrderRow> orders(long sequence, JournalRecord.Intent intent) {
        OrderRequest request = intent.request();
        OrderRow order = order(sequence, intent, request.clOrdId(), request.role());
        order.ordType = request.ordType().name();
        order.limitPx = request.limitPx().map(Price::value).orElse(null);
        order.stopPx = request.stopPx().map(Price::value).orElse(null);
        List<OrderRow> rows = new ArrayList<>(List.of(order));
        Protection protection = request.protection();
        protection.stopClOrdId().ifPresent(id -> {
            OrderRow leg = order(sequence, intent, id, OrderRole.PROTECTIVE);
            leg.ordType = (protection.stopPx().isPresent() ? OrdType.STOP : OrdType.TRAILING_STOP).name();
            leg.side = request.side().opposite().name();
            leg.stopPx = protection.stopPx().map(Price::value).orElse(null);
            rows.add(leg);
        });
        protection.takeProfitClOrdId().ifPresent(id -> {
            OrderRow leg = order(sequence, intent, id, OrderRole.PROTECTIVE);
            leg.ordType = OrdType.LIMIT.name();
            leg.side = request.side().opposite().name();
            leg.limitPx = protection.takeProfitPx().map(Price::value).orElse(null);
            rows.add(leg);
        });
        return rows;
    }

    private static OrderRow order(long sequence, JournalRecord.Intent intent, ClOrdId id, OrderRole role) {
        OrderRequest request = intent.request();
        OrderRow row = new OrderRow();
        row.sequence = sequence;
        row.clOrdId = id.value();
        row.decision = intent.decision();
        row.strategy = intent.strategy();
        row.instrument = request.instrument().toString();
        row.role = role.name();
        row.side = request.side().name();
        row.timeInForce = request.timeInForce().name();
        row.orderQty = request.orderQty().value();
        row.approvedAt = intent.approvedAt();
        row.ordStatus = OrdStatus.PENDING_NEW.name();
        return row;
    }

    static ExecutionRow execution(long sequence, ExecutionReport report) {
        ExecutionRow row = new ExecutionRow();
        row.sequence = sequence;
        row.execId = report.execId().value();
        row.clOrdId = report.clOrdId().value();
        row.execType = report.execType().name();
        row.ordStatus = report.ordStatus().name();
        row.instrument = report.instrument().toString();
        row.side = report.side().name();
        row.lastQty = report.lastQty().value();
        row.lastPx = report.lastPx().map(Price::value).orElse(null);
        row.fee = report.fee().amount();
        row.currency = report.fee().currency().code();
        row.refExecId = report.refExecId().map(ExecId::value).orElse(null);
        row.transactTime = report.transactTime();
        return row;
    }

    static StateChangeRow lowered(JournalEntry entry, JournalRecord.StateLowered record) {
        StateChangeRow row = change(entry, record.id(), record.reason(), record.by());
        row.lowered = true;
        row.scope = record.scope().toString();
        row.state = record.state().name();
        row.control = record.control().map(Enum::name).orElse("");
        return row;
    }

    static StateChangeRow raised(JournalEntry entry, JournalRecord.StateRaised record) {
        return change(entry, record.id(), record.reason(), record.by());
    }

    private static StateChangeRow change(JournalEntry entry, String cause, String reason, String by) {
        StateChangeRow row = new StateChangeRow();
        row.sequence = entry.sequence();
        row.at = entry.at();
        row.cause = cause;
        row.reason = reason;
        row.madeBy = by;
        return row;
    }
}
