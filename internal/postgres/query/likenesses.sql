select distinct on (p.submitted_at, o.petition_id, m.who, o.who)
       o.petition_id as other_id, p.court_id, p.registered_on, p.submitted_at,
       m.who as mine, o.who as theirs, m.basis,
       exists (select from petition_link l where l.petition_id = m.petition_id and l.other_id = o.petition_id and l.unlinked_at is null) as linked
from repeat_mark m
join repeat_mark o on o.mark = m.mark and o.petition_id <> m.petition_id
join petition p on p.id = o.petition_id
where m.petition_id = @id
  and p.status <> 'draft'
  and (m.basis <> 'birth' or not (m.mother and o.mother))
order by p.submitted_at desc, o.petition_id, m.who, o.who, array_position(array['nik', 'mother', 'birth'], m.basis)
limit @limit
