select v.petition_id, v.ordinal, v.due, coalesce(v.referral_id, '') as referral_id, coalesce(r.status, '') as asked,
       l.agency_id, p.number, p.child, p.domicile
from follow_up_visit v
join follow_up_plan l on l.petition_id = v.petition_id
join petition p on p.id = v.petition_id
left join referral r on r.id = v.referral_id
where v.missed = '' and l.ended_on is null and p.status = 'follow_up'
  and coalesce(r.status, '') <> 'signed'
  and v.due <= @until
  and v.court_id = @court
  and (@judge = '' or p.judge_id = @judge)
order by v.due, p.number, v.ordinal
