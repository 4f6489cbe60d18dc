-- +goose Up

-- A petition whose child turned 19 may be withdrawn for that reason.
alter table determination drop constraint determination_withdrawal_known;
alter table determination add constraint determination_withdrawal_known
    check (withdrawal in ('', 'kehendak_pemohon', 'setelah_nasihat', 'anak_genap_19') and (withdrawal = '' or kind = 'dicabut'));
