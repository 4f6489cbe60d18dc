select p.id, p.number, p.status, p.child, p.domicile, p.updated_at, p.submitted_at,
       p.registered_on, p.assigned_on, p.decided_on,
       coalesce(j.name, '') as judge_name,
       h."on" as hearing_on, coalesce(h.at, '') as hearing_at, coalesce(h.room, '') as hearing_room,
       coalesce(h.status <> 'scheduled', false) as hearing_begun,
       (select count(*) from referral r where r.petition_id = p.id and r.status not in ('declined', 'revoked')) as referrals,
       (select count(distinct a.referral_id) from assessment a where a.petition_id = p.id and a.status = 'signed') as signed,
       (select max(a.signed_at) from assessment a where a.petition_id = p.id) as signed_at,
       (select min(r.due) from referral r where r.petition_id = p.id and r.status not in ('declined', 'signed', 'revoked')) as due,
       (select count(*) from brief b where b.petition_id = p.id) as briefs,
       (select max(b.issued_at) from brief b where b.petition_id = p.id) as brief_at
from petition p
left join account j on j.id = p.judge_id
left join lateral (
    select "on", at, room, status from hearing where petition_id = p.id
    order by ordinal desc limit 1
) h on true
where p.court_id = @court
  and p.judge_id = @judge
  and p.status in @statuses
  and p.id in @ids
  and (p.updated_at, p.id) < (@at, @id)
order by p.updated_at desc, p.id desc
limit @limit
