-- +goose Up

-- What is publicly known of the two courts and their partners, and nothing
-- more. The notes say what court staff must confirm.
insert into court (id, name, city, address, regency, letter_code, note) values
    ('PA.Mtr', 'Pengadilan Agama Mataram', 'Mataram', 'Jl. Langko No. 3, Mataram', '52.71', 'W22-A1', 'Kode surat disimpulkan, belum dipastikan pengadilan.'),
    ('PA.Pra', 'Pengadilan Agama Praya', 'Praya', 'Jl. Jenderal A. Yani No. 3, Praya, Kabupaten Lombok Tengah', '52.02', 'W22-A3', 'Kode surat disimpulkan, belum dipastikan pengadilan.');

insert into agency (id, name, kind, area, address, role, policy, note) values
    ('uptd-ppa-ntb', 'UPTD PPA Provinsi Nusa Tenggara Barat', 'UPTD provinsi', 'Provinsi NTB', 'Jl. Kaktus No. 4, Gomong, Mataram', 'asesmen', '', 'Alamat dari berita 2022; nama dinas induk berubah-ubah.'),
    ('uptd-ppa-loteng', 'UPTD PPA Kabupaten Lombok Tengah', 'UPTD kabupaten', 'Kabupaten Lombok Tengah', '', 'asesmen', 'Menerbitkan atau menolak rekomendasi.', 'Alamat tidak ditemukan.'),
    ('uptd-ppa-mataram', 'UPTD PPA Kota Mataram', 'UPTD kota', 'Kota Mataram', '', 'asesmen', 'Tidak menerbitkan rekomendasi dispensasi kawin.', 'Keberadaan sebagai UPTD belum terbukti; layanan dijalankan DP3A Kota Mataram.'),
    ('sentra-paramita', 'Sentra Paramita Mataram', 'UPT Kementerian Sosial', 'NTB', '', 'asesmen', '', 'Alamat tidak ditemukan.'),
    ('peksos-mataram', 'Pekerja Sosial Dinas Sosial Kota Mataram', 'dinas kota', 'Kota Mataram', '', 'asesmen', '', 'Alamat tidak ditemukan.'),
    ('lpa-ntb', 'Lembaga Perlindungan Anak Nusa Tenggara Barat', 'organisasi masyarakat', 'Provinsi NTB', '', 'asesmen', '', 'Alamat tidak ditemukan.'),
    ('lpa-mataram', 'Lembaga Perlindungan Anak Kota Mataram', 'organisasi masyarakat', 'Kota Mataram', '', 'asesmen', '', 'Alamat tidak ditemukan.'),
    ('lbh-apik', 'LBH APIK NTB', 'organisasi bantuan hukum', 'NTB', '', 'pendampingan', '', 'Alamat tidak ditemukan.'),
    ('lbh-pelangi', 'LBH Pelangi', 'organisasi bantuan hukum', 'Kota Mataram', '', 'pendampingan', '', 'Hanya disebut sebagai peserta MoU PA Mataram.'),
    ('pbhm', 'PBHM NTB', 'organisasi bantuan hukum', 'NTB', '', 'pendampingan', '', 'Alamat tidak ditemukan.'),
    ('pbh-bm', 'PBH Buruh Migran', 'organisasi bantuan hukum', 'NTB', '', 'pendampingan', '', 'Nama lengkap dan alamat harus dipastikan; mungkin sama dengan PBHM.'),
    ('santai', 'Yayasan Tunas Alam Indonesia (Santai) NTB', 'organisasi masyarakat', 'NTB', '', 'pendampingan', '', 'Alamat tidak ditemukan.'),
    ('sobat', 'Sobat NTB', 'organisasi masyarakat', 'NTB', '', 'pendampingan', '', 'Hanya disebut sebagai peserta MoU PA Mataram.'),
    ('ppk', 'Perkumpulan Panca Karsa', 'organisasi masyarakat', 'Pulau Lombok', '', 'pendampingan', '', 'Kota kedudukan tidak tertulis di sumber.'),
    ('kpi', 'Koalisi Perempuan Indonesia Wilayah NTB', 'organisasi masyarakat', 'NTB', '', 'koordinasi', '', 'Nomor dan masa berlaku MoU tidak diketahui.');
