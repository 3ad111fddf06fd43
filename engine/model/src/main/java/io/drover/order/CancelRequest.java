package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;

/**
 * Asks to cancel a working order (FIX 35=F).
 *
 * @param clOrdId id of this request
 * @param origClOrdId the order to cancel
 * @param instrument of that order
 */
public record CancelRequest(ClOrdId clOrdId, ClOrdId origClOrdId, InstrumentId instrument) {}
