-- +goose Up

-- Agencies: what is publicly known stays in agency; what an agency says of
-- itself moves to agency_profile; its names, with their days, to agency_name.
create table agency_name (
    agency_id   text not null,
    ordinal     integer not null,
    name        text not null,
    "from"      date,
    basis       text not null,
    recorded_at timestamptz not null,
    recorded_by text,
    constraint agency_name_pk primary key (agency_id, ordinal),
    constraint agency_name_agency_fk foreign key (agency_id) references agency (id),
    constraint agency_name_recorder_fk foreign key (recorded_by) references account (id),
    constraint agency_name_ordinal_counts check (ordinal >= 1),
    constraint agency_name_later_ones_have_a_day check ((ordinal = 1) = ("from" is null)),
    constraint agency_name_has_words check (length(name) >= 3 and basis <> '')
);
comment on table agency_name is 'Every name of an agency; a paper bears the name that held on its day.';
comment on column agency_name."from" is 'The first day of the name; null for the first one known.';
insert into agency_name (agency_id, ordinal, name, basis, recorded_at)
    select id, 1, name, 'Data rujukan publik', '2026-11-01T00:00:00Z' from agency;
create trigger agency_name_append_only before update or delete on agency_name for each row execute function rows_stay();
create trigger agency_name_never_emptied before truncate on agency_name for each statement execute function rows_stay();

create table agency_profile (
    agency_id      text not null,
    address        text not null default '',
    phone          text not null default '',
    email          text not null default '',
    open_days      jsonb not null default '[]',
    open_from      text not null default '',
    open_to        text not null default '',
    open_note      text not null default '',
    slots          jsonb not null default '[]',
    recommendation text not null default '',
    policy         text not null default '',
    updated_at     timestamptz,
    updated_by     text,
    version        integer not null default 1,
    constraint agency_profile_pk primary key (agency_id),
    constraint agency_profile_agency_fk foreign key (agency_id) references agency (id),
    constraint agency_profile_keeper_fk foreign key (updated_by) references account (id),
    constraint agency_profile_recommendation_known check (recommendation in ('', 'menerbitkan', 'pilihan', 'menolak_menerbitkan')),
    constraint agency_profile_updated_by_somebody check ((updated_at is null) = (updated_by is null))
);
comment on table agency_profile is 'What an agency says of itself: contact, opening days, assessment slots, and its policy on recommendations. No person is named.';
insert into agency_profile (agency_id, address, policy) select id, address, policy from agency;
update agency_profile set recommendation = 'menerbitkan' where agency_id = 'uptd-ppa-loteng';
update agency_profile set recommendation = 'menolak_menerbitkan' where agency_id = 'uptd-ppa-mataram';

alter table agency
    drop column name, drop column address, drop column policy, drop column area,
    add column also       text not null default '',
    add column city       text not null default '',
    add column site       text not null default '',
    add column work       text not null default '',
    add column regions    jsonb not null default '[]',
    add column source     text not null default '',
    add column source_on  date,
    add column confidence text not null default '',
    add constraint agency_confidence_known check (confidence in ('', 'rendah', 'sedang', 'tinggi'));
comment on column agency.regions is 'Codes of the province, regencies and cities that it serves; empty where that is not known.';
comment on column agency.confidence is 'How sure the source is.';

-- What public sources say of the fifteen partners, and nothing more.
update agency set also = v.also, city = v.city, site = v.site, work = v.work, regions = v.regions::jsonb, source = v.source, source_on = v.source_on::date, confidence = v.confidence, note = v.note
from (values
    ('uptd-ppa-ntb', 'UPTD PPA Rujukan Provinsi NTB', 'Mataram', 'https://dp3ap2kb.ntbprov.go.id', 'Pengaduan, penjangkauan korban, pengelolaan kasus, penampungan sementara, mediasi, pendampingan perempuan dan anak', '["52"]',
     'https://ntbsatu.com/2022/03/07/hj-niken-apresiasi-menteri-ppa-jadikan-ntb-percontohan.html; https://dp3ap2kb.ntbprov.go.id/2021/06/07/bale-mediasi-dan-uptd-ppa-rujukan-provinsi-ntb-bersinergi-membantu-masyarakat/', '2022-03-07', 'sedang', 'Alamat dari berita 2022; nama dinas induk berubah-ubah.'),
    ('uptd-ppa-loteng', '', 'Praya, Lombok Tengah', '', 'Layanan perempuan dan anak korban; rekomendasi atau asesmen', '["52.02"]',
     'https://dp3ap2kb.ntbprov.go.id/2022/11/02/pelayanan-perlindungan-perempuan-dan-anak-harus-sesuai-standar', '2022-11-02', 'sedang', 'Alamat dan telepon tidak ditemukan; peran dalam dispensasi kawin perlu dipastikan.'),
    ('uptd-ppa-mataram', '', 'Mataram', '', 'Layanan perempuan dan anak korban', '["52.71"]',
     '', null, 'rendah', 'Keberadaan sebagai UPTD belum terbukti: daftar provinsi 2 November 2022 menyebut sembilan UPTD tanpa Kota Mataram; layanan dijalankan DP3A Kota Mataram.'),
    ('sentra-paramita', 'dahulu BRSAMPK Paramita', 'wilayah Mataram atau Lombok Barat', 'https://kemensos.go.id', 'Rehabilitasi sosial anak yang memerlukan perlindungan khusus, anak berhadapan dengan hukum, bayi terlantar, disabilitas; ATENSI', '["52"]',
     'https://kemensos.go.id/index.php/en/latest-news/directorate-general-of-social-rehabilitation/paramita-center-and-commission-viii-dpr-ri-distribute-atensi-aid-to-170-persons-with-disabilities-of-sembalun', '2022-10-17', 'sedang', 'Alamat tidak ditemukan; melayani juga dua kabupaten NTT (2022).'),
    ('peksos-mataram', 'Dinsos Kota Mataram; rencana pusat layanan "Bale Harum"', 'Mataram', 'https://dinsos.mataramkota.go.id', 'Pekerja sosial; layanan anak terlantar, disabilitas, rehabilitasi sosial', '["52.71"]',
     'https://dinsos.mataramkota.go.id; https://suarantb.com/2024/07/10/pemkot-akan-bangun-bale-harum', '2024-07-10', 'sedang', 'Alamat dan telepon tidak ditemukan.'),
    ('lpa-ntb', 'LPA NTB', 'Mataram', 'https://lpantb.com', 'Perlindungan anak, penanganan kasus, adminduk, pencegahan perkawinan anak, PKSAI', '["52"]',
     'https://lpantb.com/index.php/2025/10/09/gubernur-ntb-terima-silaturahmi-pengurus-lpa-dan-nyatakan-terbuka-atas-kritik; https://dutaselaparang.com/berdiri-tahun-2002-ini-program-inovasi-lpa-ntb-yang-ringankan-beban-masyarakat/', '2025-10-09', 'tinggi', 'Alamat tidak ditemukan.'),
    ('lpa-mataram', 'LPA Mataram', 'Mataram', '', 'Perlindungan anak, pelaporan dan pendampingan kasus perkawinan anak', '["52.71"]',
     'https://koranmandalika.com/ternyata-begini-alasan-lpa-laporkan-pernikahan-anak-yang-viral/; https://dutaselaparang.com/bahas-program-pencegahan-perkawinan-anak-kpi-ntb-audensi-ke-pengadilan-tinggi-agama-mataram/', '2025-05-26', 'sedang', 'Alamat tidak ditemukan.'),
    ('lbh-apik', 'Lembaga Bantuan Hukum Asosiasi Perempuan Indonesia untuk Keadilan NTB', 'Mataram', '', 'Bantuan hukum perempuan dan kelompok rentan, edukasi, advokasi', '["52"]',
     'https://proceeding.unram.ac.id/index.php/sensosio/article/view/3507; https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/', '2025-12-09', 'sedang', 'Alamat tidak ditemukan.'),
    ('lbh-pelangi', '', 'Mataram', '', 'Bantuan hukum; jejaring pendampingan perkawinan anak', '["52.71"]',
     'https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/', '2023-07-31', 'sedang', 'Hanya disebut sebagai peserta MoU PA Mataram; alamat tidak ditemukan.'),
    ('pbhm', 'Pusat Bantuan Hukum Mangandar', 'Mataram', '', 'Bantuan hukum; pendampingan perempuan berhadapan dengan hukum', '["52"]',
     'https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/; https://kicknews.today/komunitas/narasi/peran-strategis-mahasiswa-mewujudkan-acces-to-justice-bagi-masyarakat-miskin-dan-kelompok-rentan-di-tanah-bumi-gora/', '2023-07-31', 'sedang', 'Kepanjangan dari sumber 2021; alamat tidak ditemukan.'),
    ('pbh-bm', '', '', '', 'Bantuan hukum pekerja migran', '[]',
     '', null, 'rendah', 'Tidak ditemukan di sumber publik; nama lengkap dan alamat harus dipastikan; mungkin sama dengan PBHM.'),
    ('santai', 'SANTAI NTB; Yayasan Santai', 'Mataram', '', 'Pencegahan kekerasan terhadap perempuan dan anak serta perkawinan anak', '["52"]',
     'https://lombokfokus.com/wagub-rohmi-hadiri-acara-santai-ntb/; https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/', '2023-07-31', 'sedang', 'Alamat tidak ditemukan.'),
    ('sobat', '', 'Mataram', '', 'Jejaring pendampingan perkawinan anak', '["52"]',
     'https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/', '2023-07-31', 'sedang', 'Hanya disebut sebagai peserta MoU PA Mataram; alamat tidak ditemukan.'),
    ('ppk', 'PPK; PPK NTB; sumber lain menulis Persatuan Panca Karsa', 'Mataram', '', 'Pendampingan dan advokasi buruh migran dan perempuan; crisis center', '["52.01", "52.02", "52.08"]',
     'https://buruhmigran.or.id/2010/06/13/dari-pengorganisasi-hingga-penyiapan-rancangan-perda/; https://mampu.bappenas.go.id/kegiatan/persatuan-panca-karsa-pastikan-hak-buruh-migran-terlindungi-dengan-pendampingan; https://detikntb.com/2019/10/05/tingkatkan-kapasitas-cpm-klu-ppk-ntb-launching-crisis-center/', '2019-10-05', 'sedang', 'Kota kedudukan tidak tertulis di sumber; alamat tidak ditemukan.'),
    ('kpi', 'KPI NTB', 'Mataram', '', 'Mengoordinasi dan memantau; pihak MoU dengan PA Mataram (31 Juli 2023) tentang pendampingan perkawinan usia anak dalam dispensasi kawin', '["52"]',
     'https://dutaselaparang.com/kpi-ntb-dan-pengadilan-agama-mataram-mou-pendampingan-perkawinan-usia-anak/', '2023-07-31', 'tinggi', 'Alamat tidak ditemukan; nomor dan masa berlaku MoU tidak diketahui.')
) as v (id, also, city, site, work, regions, source, source_on, confidence, note)
where agency.id = v.id;

-- Agreements: who signed what, the signed paper, renewal and an early end.
alter table agreement
    add column coverage  jsonb not null default '{}',
    add column parties   jsonb not null default '[]',
    add column scope     text not null default '',
    add column renews    text,
    add column ended_on  date,
    add column ended_why text not null default '',
    add column ended_at  timestamptz,
    add column file_hash text,
    add column file_type text not null default '',
    add column file_size integer not null default 0,
    add constraint agreement_renews_fk foreign key (renews) references agreement (id),
    add constraint agreement_renewed_once unique (renews),
    add constraint agreement_renews_another check (renews <> id),
    add constraint agreement_file_fk foreign key (file_hash) references file (hash),
    add constraint agreement_ended_early check (ended_on < "to"),
    add constraint agreement_end_says_why check ((ended_on is null) = (ended_why = '') and (ended_on is null) = (ended_at is null));
comment on column agreement.coverage is 'Which of the instruments each agency may be asked for: companions give no recommendation.';
update agreement set coverage = coalesce((select jsonb_object_agg(y.id, case y.role when 'asesmen' then instruments else '[]' end)
    from agency y where agreement.agencies ? y.id), '{}');
comment on column agreement.parties is 'The institutions that signed and the office that signed for each; no person is named.';
comment on column agreement.renews is 'The agreement that this one follows; that one stays as it was.';
comment on column agreement.ended_on is 'The last day on which it held, when the parties ended it early.';
create trigger agreement_never_emptied before truncate on agreement for each statement execute function rows_stay();

grant select, insert on agency_name to timbang_app;
grant select, update on agency_profile to timbang_app;
