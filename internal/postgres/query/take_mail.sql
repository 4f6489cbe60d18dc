with due as (
    select m.seq, a.account_id, a.email
    from notice_mail m
    join notice_address a on a.account_id = m.account_id
    join account c on c.id = m.account_id
    where m.state = 'waiting' and m.due_at <= @now and c.active
      and a.email <> '' and a.stale_at is null and (a.last_mail_at is null or a.last_mail_at <= @since)
      and (m.purpose = 'confirm' or a.confirmed_at is not null)
      and not exists (select from notice_mail o where o.account_id = m.account_id and o.state = 'sending')
    order by m.due_at, m.seq
    limit 1
    for update of m, a skip locked
), tried as (
    update notice_address set last_mail_at = @now from due where notice_address.account_id = due.account_id
)
update notice_mail set state = 'sending', attempts = attempts + 1, claimed_until = @lease
from due where notice_mail.seq = due.seq
returning notice_mail.seq, notice_mail.account_id, notice_mail.purpose, notice_mail.attempts, due.email
