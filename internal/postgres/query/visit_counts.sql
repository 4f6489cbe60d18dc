select c.id as court_id,
       (select count(*) from follow_up_plan l where l.court_id = c.id) as plans,
       count(v.*) filter (where v.missed <> '') as missed,
       count(v.*) filter (where v.missed = '' and r.status = 'signed') as done,
       count(v.*) filter (where v.missed = '' and r.status is distinct from 'signed' and l.ended_on is not null) as dropped,
       count(v.*) filter (where v.missed = '' and r.status is distinct from 'signed' and l.ended_on is null and v.due < @on) as late,
       count(v.*) filter (where v.missed = '' and r.status is distinct from 'signed' and l.ended_on is null and v.due >= @on) as coming
from court c
left join follow_up_visit v on v.court_id = c.id
left join follow_up_plan l on l.petition_id = v.petition_id
left join referral r on r.id = v.referral_id
group by c.id
order by c.id
