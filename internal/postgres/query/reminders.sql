select 'referral.late' as notice, 'referral' as kind, r.id as subject, coalesce(r.petition_id, '') as petition,
       coalesce(r.court_id, '') as court, 0 as part
from referral r
where r.due < @today and r.status in ('requested', 'accepted', 'allocated', 'scheduled', 'submitted', 'returned') and not r.came_first
  and not exists (select from notice n where n.kind = 'referral.late' and n.subject = r.id)
union all
select 'followup.due', 'followup', v.petition_id, v.petition_id, v.court_id, v.ordinal
from follow_up_visit v
join follow_up_plan l on l.petition_id = v.petition_id
join petition p on p.id = v.petition_id
left join referral r on r.id = v.referral_id
where v.due <= @visit and v.missed = '' and l.ended_on is null and p.status = 'follow_up' and coalesce(r.status, '') <> 'signed'
  and not exists (select from notice n where n.kind = 'followup.due' and n.subject = v.petition_id and n.part = v.ordinal)
union all
select 'agreement.ending', 'agreement', a.id, '', a.court_id, min(w.days)
from agreement a
join unnest(cast(@ending as integer[])) as w (days) on a."to" - cast(@today as date) <= w.days
where a."to" >= @today and a."from" <= @today and a.ended_on is null and not exists (select from agreement b where b.renews = a.id)
group by a.id, a.court_id
having not exists (select from notice n where n.kind = 'agreement.ending' and n.subject = a.id and n.part = min(w.days))
limit 500
