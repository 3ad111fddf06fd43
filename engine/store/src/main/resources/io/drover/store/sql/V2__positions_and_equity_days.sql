-- The account as cycles saw it. What was projected before has no such rows: everything is made again from the journal.

create sequence position_ids increment by 50;
create table positions (
    id             bigint primary key,
    sequence       bigint not null,
    as_of          timestamp(6) with time zone not null,
    instrument     varchar not null unique,
    strategy       varchar not null,
    quantity       double precision not null,
    average_price  double precision not null,
    last_price     double precision not null,
    market_value   double precision not null,
    realized_pnl   double precision not null,
    unrealized_pnl double precision not null
);

create sequence equity_day_ids increment by 50;
create table equity_days (
    id              bigint primary key,
    sequence        bigint not null unique,
    last_sequence   bigint not null,
    accounting_day  varchar not null,
    first_at        timestamp(6) with time zone not null,
    last_at         timestamp(6) with time zone not null,
    start_equity    double precision not null,
    end_equity      double precision not null,
    high_water_mark double precision not null,
    drawdown        double precision not null,
    fees_before     double precision not null,
    fees            double precision not null,
    deposits        double precision not null,
    deposits_after  double precision not null,
    pnl             double precision not null
);

delete from runs;
delete from cycles;
delete from decisions;
delete from verdicts;
delete from orders;
delete from executions;
delete from state_changes;
update progress set last_sequence = 0, chain_head = '';
