select coalesce(p.id, '') as petition, coalesce(q.court_id, g.court_id, p.court_id, '') as court,
       coalesce(p.judge_id, '') as judge, coalesce(p.created_by, '') as opener,
       coalesce(r.id, '') as referral, coalesce(r.requested_by, '') as requester, coalesce(x.agency_id, r.agency_id, '') as agency,
       case when x.id is null then coalesce(r.assignee, '') else coalesce(x.handler_id, '') end as assignee, coalesce(a.author_id, '') as author,
       exists (select from assessment o where o.referral_id = a.referral_id and o.id <> a.id and o.status = 'signed') as superseded,
       coalesce(q.asked_by, '') as asker, coalesce(g.agencies, '[]') as partners
from (values (1)) as one (row)
left join assessment a on @kind = 'assessment' and a.id = @subject
left join protection x on @kind = 'protection' and x.id = @subject
left join referral r on r.id = case when @kind = 'referral' then @subject else coalesce(a.referral_id, x.referral_id) end
left join repeat_request q on @kind = 'request' and q.id = @subject
left join agreement g on @kind = 'agreement' and g.id = @subject
left join petition p on p.id = coalesce(nullif(@petition, ''), r.petition_id)
