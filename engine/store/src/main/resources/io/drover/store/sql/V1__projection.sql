-- What reports and the console ask for. Everything here is made from the journal and can be dropped and rebuilt.
-- The same text runs on H2 (PostgreSQL mode) and PostgreSQL.

create table progress (
    id            bigint primary key,
    last_sequence bigint not null,
    chain_head    varchar not null
);
insert into progress (id, last_sequence, chain_head) values (1, 0, '');

create sequence run_ids increment by 50;
create table runs (
    id         bigint primary key,
    sequence   bigint not null unique,
    at         timestamp(6) with time zone not null,
    epoch      bigint not null,
    mode       varchar not null,
    account    varchar not null,
    currency   varchar not null,
    build      varchar not null,
    rule_set   varchar not null,
    config     varchar not null,
    ended_at   timestamp(6) with time zone,
    end_reason varchar
);

create sequence cycle_ids increment by 50;
create table cycles (
    id           bigint primary key,
    sequence     bigint not null unique,
    number       bigint not null,
    schedule     varchar not null,
    scheduled_at timestamp(6) with time zone not null,
    outcome      varchar not null,
    rule_set     varchar not null,
    equity       double precision,
    cash         double precision,
    drawdown     double precision,
    accepted     integer not null,
    denied       integer not null
);
create index cycles_by_time on cycles (scheduled_at);

create sequence decision_ids increment by 50;
create table decisions (
    id          bigint primary key,
    sequence    bigint not null,
    ordinal     varchar not null unique,
    strategy    varchar not null,
    instrument  varchar not null,
    side        varchar not null,
    role        varchar not null,
    ord_type    varchar not null,
    quantity    numeric(38, 12) not null,
    rule        varchar not null,
    reason      varchar not null,
    accepted    boolean not null,
    denial_code varchar not null,
    denial_text varchar not null
);
create index decisions_by_sequence on decisions (sequence);

create sequence verdict_ids increment by 50;
create table verdicts (
    id          bigint primary key,
    sequence    bigint not null,
    ordinal     varchar not null,
    control     varchar not null,
    limit_row   varchar not null,
    measured    double precision not null,
    limit_value double precision not null,
    outcome     varchar not null
);
create index verdicts_by_ordinal on verdicts (ordinal);

create sequence order_ids increment by 50;
create table orders (
    id            bigint primary key,
    sequence      bigint not null,
    cl_ord_id     varchar not null unique,
    decision      varchar not null,
    strategy      varchar not null,
    instrument    varchar not null,
    role          varchar not null,
    side          varchar not null,
    ord_type      varchar not null,
    time_in_force varchar not null,
    order_qty     numeric(38, 12) not null,
    limit_px      numeric(38, 12),
    stop_px       numeric(38, 12),
    approved_at   timestamp(6) with time zone not null,
    ord_status    varchar not null,
    cum_qty       numeric(38, 12) not null,
    filled_value  numeric(38, 12) not null,
    fees          numeric(38, 12) not null,
    text          varchar not null
);
create index orders_by_time on orders (approved_at);
create index orders_by_status on orders (ord_status);

create sequence execution_ids increment by 50;
create table executions (
    id            bigint primary key,
    sequence      bigint not null,
    exec_id       varchar not null,
    cl_ord_id     varchar not null,
    exec_type     varchar not null,
    ord_status    varchar not null,
    instrument    varchar not null,
    side          varchar not null,
    last_qty      numeric(38, 12) not null,
    last_px       numeric(38, 12),
    fee           numeric(38, 12) not null,
    currency      varchar not null,
    ref_exec_id   varchar,
    transact_time timestamp(6) with time zone not null
);
create index executions_by_order on executions (cl_ord_id);

create sequence state_change_ids increment by 50;
create table state_changes (
    id       bigint primary key,
    sequence bigint not null unique,
    at       timestamp(6) with time zone not null,
    cause    varchar not null,
    lowered  boolean not null,
    scope    varchar not null,
    state    varchar not null,
    control  varchar not null,
    reason   varchar not null,
    made_by  varchar not null
);
