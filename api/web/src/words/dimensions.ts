// The seven dimensions of article 22; what a pack adds is shown by its code.
export const dimensionName: Record<string, string> = {
  cost_benefit: '成本效益',
  application_effect: '应用实效',
  operating_efficiency: '运行效率',
  usage_frequency: '使用频度',
  sharing_openness: '共享开放',
  information_security: '信息安全',
  innovative_service: '创新服务',
  service_innovation: '创新服务',
};
export const gradeName: Record<string, string> = {
  excellent: '优',
  good: '良',
  fair: '中',
  medium: '中',
  poor: '差',
};
